using Samlop.Participants;

namespace Samlop.Boards;

/// <summary>Enrolment by municipality.</summary>
public static class EnrolmentBoard
{
    public static IReadOnlyList<EnrolmentRow> Of(BoardCourse course) => [.. course.Rows().Select(Row)];

    private static EnrolmentRow Row(BoardMunicipality municipality)
    {
        int Count(EnrolmentPhase phase) => municipality.People.Count(person => person.Phase == phase);
        return new EnrolmentRow(
            municipality.Number, municipality.Name, municipality.Seats,
            Count(EnrolmentPhase.Invited), Count(EnrolmentPhase.Asking), Count(EnrolmentPhase.Enrolled),
            Count(EnrolmentPhase.Declined), Count(EnrolmentPhase.Withdrawn), Count(EnrolmentPhase.Finished));
    }
}
