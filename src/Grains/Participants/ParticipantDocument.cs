using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Samlop.People;

namespace Samlop.Participants;

/// <summary>A participant as they stand in lists and on boards: where they are in which course, and how far they have come. What stands sealed in the facts stands sealed here.</summary>
public sealed record ParticipantDocument(string Id) : IDocument<ParticipantDocument>
{
    public static string Kind => Participants.Participant.Kind;
    public static uint Shape => 2;

    public static IReadOnlyCollection<Type> FoldedFrom { get; } =
    [
        typeof(ParticipantInvited), typeof(DetailsCorrected), typeof(EnrolmentRequested), typeof(ParticipantEnrolled), typeof(EnrolmentDeclined),
        typeof(ParticipantTransferred), typeof(ParticipantWithdrew), typeof(ActivityCompleted), typeof(MappingAnswered), typeof(ReflectionWritten),
        typeof(GatheringAttended), typeof(AttendanceCorrected), typeof(SubstituteSent), typeof(ModuleCompleted), typeof(ModuleReopened),
        typeof(CourseFinished), typeof(PersonalDataErased),
    ];

    public Sealed? Details { get; init; }
    public bool Erased { get; init; }

    /// <summary>One for each course, the one the person was last invited to at the end.</summary>
    public ImmutableArray<PlaceDocument> Places { get; init; } = [];

    [JsonIgnore] public string Participant => StreamKey.Parse(Id).Id;

    [JsonIgnore] public bool IsThere => Places.Any(place => place.IsThere);

    public PlaceDocument? In(string course) => Places.FirstOrDefault(place => place.Course == course && place.IsThere);

    public static ParticipantDocument Fold(ParticipantDocument? current, RecordedFact fact) => (current ?? new(fact.Stream)).With(fact.Fact);

    public static IEnumerable<RecordedFact> InOrder(IEnumerable<RecordedFact> facts) => AttendanceLaw.InOrder(facts);

    private ParticipantDocument With(Fact fact) => fact switch
    {
        ParticipantInvited f => Invited(f.Course, p => p with { Municipality = f.Municipality, Group = f.Group, Phase = EnrolmentPhase.Invited }) with { Details = f.Details },
        DetailsCorrected f => this with { Details = f.Details },
        EnrolmentRequested f => With(f.Course, p => p with { Municipality = f.Municipality, Group = f.Group, Phase = EnrolmentPhase.Asking }),
        ParticipantEnrolled f => With(f.Course, p => p with { Municipality = f.Municipality, Group = f.Group, Phase = EnrolmentPhase.Enrolled }),
        EnrolmentDeclined f => With(f.Course, p => p with { Phase = EnrolmentPhase.Declined }),
        ParticipantTransferred f => With(f.Course, p => p with { Municipality = f.ToMunicipality, Group = f.ToGroup }),
        ParticipantWithdrew f => With(f.Course, p => p with { Phase = EnrolmentPhase.Withdrawn }),
        ActivityCompleted f => With(f.Course, p => p.Did(f.Module, f.Activity)),
        MappingAnswered f => With(f.Course, p => p.Did(f.Module, f.Activity)),
        ReflectionWritten f => With(f.Course, p => p.Did(f.Module, f.Activity)),
        GatheringAttended f => With(f.Course, p => p.Was(f.Module, Attendance.Attended)),
        AttendanceCorrected f => With(f.Course, p => p.Was(f.Module, f.Attended ? Attendance.Attended : Attendance.Absent)),
        SubstituteSent f => With(f.Course, p => p.Was(f.Module, Attendance.Substitute)),
        ModuleCompleted f => With(f.Course, p => p with { Complete = p.Complete.Remove(f.Module).Add(f.Module) }),
        ModuleReopened f => With(f.Course, p => p with { Complete = p.Complete.Remove(f.Module), Finished = false }),
        CourseFinished f => With(f.Course, p => p with { Finished = true }),
        PersonalDataErased => this with { Erased = true },
        _ => this,
    };

    private PlaceDocument? Place(string course) => Places.FirstOrDefault(place => place.Course == course);

    private ParticipantDocument With(string course, Func<PlaceDocument, PlaceDocument> change)
    {
        var place = Place(course);
        var changed = change(place ?? new PlaceDocument(course));
        return changed == place ? this : this with { Places = place is null ? Places.Add(changed) : Places.Replace(place, changed) };
    }

    private ParticipantDocument Invited(string course, Func<PlaceDocument, PlaceDocument> change) =>
        this with { Places = Places.RemoveAll(place => place.Course == course).Add(change(Place(course) ?? new PlaceDocument(course))) };
}

/// <summary>The people with a place in a course, in a group, or in that group of that course.</summary>
public sealed record ParticipantFilter(IReadOnlyList<ParticipantFilter.Place> Places) : IDocumentFilter<ParticipantDocument>
{
    public static ParticipantFilter In(string? course = null, string? group = null) => new([new Place(course, group)]);

    public sealed record Place(string? Course, string? Group);
}
