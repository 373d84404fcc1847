using Samlop.ManagementGroups;
using Samlop.Municipalities;
using Samlop.Participants;

namespace Samlop.Boards;

/// <summary>Boards of a history told by hand.</summary>
public abstract class BoardSpecs
{
    internal static Telling Given() => new Telling().Course(Telling.Planned);

    internal static BoardCourse At(Telling telling, Moment moment)
    {
        var course = telling.Of("course", Telling.TheCourse);
        var others = moment.ForOtherStreams(course);
        return BoardCourse.Of(
            Telling.TheCourse, course, moment, SmallProgramme.Content,
            telling.At<ParticipantDocument>(others), telling.At<ManagementGroupDocument>(others), telling.At<MunicipalityDocument>(others));
    }

    internal static BoardCourse Now(Telling telling) => At(telling, Moment.Now);
}
