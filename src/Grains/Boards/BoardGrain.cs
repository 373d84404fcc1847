using Orleans.Concurrency;
using Samlop.Access;
using Samlop.Courses;
using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;

namespace Samlop.Boards;

/// <remarks>
/// The course itself is read from its facts; people and groups come from the read models. The present ones may be a moment behind the
/// facts, those of a past moment are not.
/// </remarks>
[StatelessWorker, GrainType("board")]
public sealed class BoardGrain(
    IHistory history,
    Curriculum curriculum,
    IReadModel<ParticipantDocument> participants,
    IReadModel<ManagementGroupDocument> groups,
    IReadModel<MunicipalityDocument> municipalities) : Grain, IBoardGrain, IScoped
{
    private string Region => StreamKey.Of(this.GetGrainId()).Region;

    private string Id => StreamKey.Of(this.GetGrainId()).Id;

    private ICourseGrain Course => GrainFactory.GetGrain<ICourseGrain>($"{Region}/{Id}");

    public async ValueTask<bool> Admits(Role role, string subject) =>
        role is Role.WorkingGroup && (await Course.Standing()).WorkingGroup.Contains(subject);

    public async Task<IReadOnlyList<EnrolmentRow>> Enrolment(Moment moment) => EnrolmentBoard.Of(await At(moment));

    public async Task<IReadOnlyList<ProgressRow>> Progress(Moment moment) => ProgressBoard.Of(await At(moment));

    public async Task<IReadOnlyList<AttendanceRow>> Attendance(Moment moment) => AttendanceBoard.Of(await At(moment));

    public async Task<IReadOnlyList<ReadinessRow>> Readiness(string module, Moment moment) => ReadinessBoard.Of(await At(moment), module);

    private async Task<BoardCourse> At(Moment moment)
    {
        var facts = await history.Read(Region, $"{new StreamKey(Courses.Course.Kind, Region, Id)}", 0, CancellationToken.None);
        var content = await curriculum.Of(Region, await Course.Standing());
        var others = moment.ForOtherStreams(facts);
        return BoardCourse.Of(
            Id, facts, moment, content,
            await participants.At(Region, others, ParticipantFilter.In(course: Id)),
            await groups.At(Region, others, new ManagementGroupFilter(Course: Id)),
            await municipalities.At(Region, others));
    }
}
