using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Samlop.People;

namespace Samlop.Participants;

public abstract record ParticipantFact : Fact;

/// <summary>What is to be known of a person before anything is decided about them.</summary>
public sealed partial record Participant : IState<Participant, ParticipantFact>
{
    /// <summary>Kind of the stream, and type of its grain.</summary>
    public const string Kind = "participant";

    public static Participant Initial { get; } = new();

    /// <summary>The newest, sealed.</summary>
    public Sealed? Details { get; init; }

    /// <summary>Every course the person was ever invited to.</summary>
    public ImmutableDictionary<string, Enrolment> Courses { get; init; } = ImmutableDictionary<string, Enrolment>.Empty;

    public bool Restricted { get; init; }
    public bool Erased { get; init; }

    public Participant Evolve(ParticipantFact fact) => fact switch
    {
        ParticipantInvited f => In(f.Course, e => e.Evolve(f)) with { Details = f.Details },
        DetailsCorrected f => this with { Details = f.Details },
        EnrolmentRequested f => In(f.Course, e => e.Evolve(f)),
        ParticipantEnrolled f => In(f.Course, e => e.Evolve(f)),
        EnrolmentDeclined f => In(f.Course, e => e.Evolve(f)),
        TransferRequested f => In(f.Course, e => e.Evolve(f)),
        ParticipantTransferred f => In(f.Course, e => e.Evolve(f)),
        TransferDeclined f => In(f.Course, e => e.Evolve(f)),
        ParticipantWithdrew f => In(f.Course, e => e.Evolve(f)),
        PlaceNotWanted f => In(f.Course, e => e.Evolve(f)),
        ActivityCompleted f => In(f.Course, e => e.Did(f.Module, f.Activity)),
        MappingAnswered f => In(f.Course, e => e.Did(f.Module, f.Activity)),
        ReflectionWritten f => In(f.Course, e => e.Did(f.Module, f.Activity)),
        GatheringAttended f => In(f.Course, e => e.Was(f.Module, Attendance.Attended)),
        AttendanceCorrected f => In(f.Course, e => e.Was(f.Module, f.Attended ? Attendance.Attended : Attendance.Absent)),
        SubstituteSent f => In(f.Course, e => e.Was(f.Module, Attendance.Substitute, f.Substitute)),
        ModuleCompleted f => In(f.Course, e => e.Completed(f.Module, true)),
        ModuleReopened f => In(f.Course, e => e.Completed(f.Module, false) with { Finished = false }),
        CourseFinished f => In(f.Course, e => e with { Finished = true }),
        PersonalDataRestricted f => this with { Restricted = f.Restricted },
        PersonalDataErased => this with { Erased = true },
        _ => throw new UnreachableException(fact.GetType().Name),
    };

    private Participant In(string course, Func<Enrolment, Enrolment> change) =>
        this with { Courses = Courses.SetItem(course, change(Courses.GetValueOrDefault(course, Enrolment.None))) };

    private void Present()
    {
        if (Erased)
            throw IsErased();
    }

    internal static Refused IsErased() => new("person-erased", $"The person is erased: nothing more is written about them.");

    private void Unrestricted()
    {
        if (Restricted)
            throw new Refused("personal-data-restricted", $"The person's data is restricted: lift the restriction before anything new is written.");
    }

    /// <summary>The person's place in a course, finished or not; refused as <c>not-enrolled</c> when there is none.</summary>
    private Enrolment Enrolled(string course)
    {
        Present();
        return Courses.TryGetValue(course, out var enrolment) && enrolment.Phase is EnrolmentPhase.Enrolled
            ? enrolment
            : throw NotEnrolled();
    }

    private static Refused NotEnrolled() => new("not-enrolled", $"The person is not enrolled in that course.");
}

/// <summary>The facts of a participant: for each, the compiler writes the code that reads and writes its JSON.</summary>
[JsonSerializable(typeof(ActivityCompleted))]
[JsonSerializable(typeof(AttendanceCorrected))]
[JsonSerializable(typeof(CourseFinished))]
[JsonSerializable(typeof(DetailsCorrected))]
[JsonSerializable(typeof(EnrolmentDeclined))]
[JsonSerializable(typeof(EnrolmentRequested))]
[JsonSerializable(typeof(GatheringAttended))]
[JsonSerializable(typeof(MappingAnswered))]
[JsonSerializable(typeof(ModuleCompleted))]
[JsonSerializable(typeof(ModuleReopened))]
[JsonSerializable(typeof(ParticipantEnrolled))]
[JsonSerializable(typeof(ParticipantInvited))]
[JsonSerializable(typeof(ParticipantTransferred))]
[JsonSerializable(typeof(ParticipantWithdrew))]
[JsonSerializable(typeof(PersonalDataErased))]
[JsonSerializable(typeof(PersonalDataRestricted))]
[JsonSerializable(typeof(PlaceNotWanted))]
[JsonSerializable(typeof(ReflectionWritten))]
[JsonSerializable(typeof(SubstituteSent))]
[JsonSerializable(typeof(TransferDeclined))]
[JsonSerializable(typeof(TransferRequested))]
internal sealed partial class ParticipantFacts : JsonSerializerContext;
