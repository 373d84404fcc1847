using Orleans.Concurrency;
using Samlop.Access;
using Samlop.Courses;
using Samlop.History;
using Samlop.Programmes;
using Samlop.ReadModels;
using Samlop.Registers;

namespace Samlop.Boards;

/// <remarks>
/// The course itself is read from its facts, people and groups from the read models: now they may be a moment behind, of a past moment
/// they are not.
/// </remarks>
[StatelessWorker, GrainType("board")]
public sealed class BoardGrain(
    IHistory history,
    Curriculum curriculum,
    ReadModel<ParticipantDocument> participants,
    ReadModel<ManagementGroupDocument> groups,
    ReadModel<MunicipalityDocument> municipalities) : Grain, IBoardGrain, IScoped
{
    private string Region => this.GetPrimaryKeyString().Split('/')[0];

    private string Id => this.GetPrimaryKeyString()[(Region.Length + 1)..];

    private ICourseGrain Course => GrainFactory.GetGrain<ICourseGrain>($"{Region}/{Id}");

    public async ValueTask<bool> Admits(Role role, string subject) =>
        role is Role.WorkingGroup && (await Course.Standing()).WorkingGroup.Contains(subject);

    public async Task<IReadOnlyList<EnrolmentRow>> Enrolment(Moment moment) => EnrolmentBoard.Of(await At(moment));

    public async Task<IReadOnlyList<ProgressRow>> Progress(Moment moment) => ProgressBoard.Of(await At(moment));

    public async Task<IReadOnlyList<AttendanceRow>> Attendance(Moment moment) => AttendanceBoard.Of(await At(moment));

    public async Task<IReadOnlyList<ReadinessRow>> Readiness(string module, Moment moment) => ReadinessBoard.Of(await At(moment), module);

    private async Task<BoardCourse> At(Moment moment)
    {
        var facts = await history.Read(Region, StreamKey.Of("course", Region, Id), 0, CancellationToken.None);
        var content = await curriculum.Of(Region, await Course.Standing());
        var others = moment.ForOtherStreams(facts);
        return BoardCourse.Of(
            Id, facts, moment, content,
            await participants.At(Region, others, new { places = new[] { new { course = Id } } }),
            await groups.At(Region, others, new { course = Id }),
            await municipalities.At(Region, others));
    }
}
