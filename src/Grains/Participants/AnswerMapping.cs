using System.Text.Json;
using Samlop.Courses;
using Samlop.People;
using Samlop.Programmes;

namespace Samlop.Participants;

/// <param name="Group">The group the person sat in when answering: there the answers count, for ever.</param>
/// <param name="Answers">Capability → generation (<see cref="SealedField.Mapping"/>).</param>
[FactName("mapping-answered")]
public sealed record MappingAnswered(string Course, string Module, string Activity, string Group, string Instrument, int InstrumentVersion, Sealed Answers) : ParticipantFact;

/// <summary>A person's answers, between the clear and the sealed.</summary>
public static class MappingAnswers
{
    /// <summary>Capability → generation; null when there is no key to read them with.</summary>
    public static IReadOnlyDictionary<string, int>? Read(MappingAnswered fact, PersonKey? key) =>
        key is null ? null : JsonSerializer.Deserialize<Dictionary<string, int>>(key.Open(SealedField.Mapping, fact.Answers), FactJson.Options);

    internal static string Write(IReadOnlyDictionary<string, int> answers) => JsonSerializer.Serialize(answers, FactJson.Options);
}

public sealed partial record Participant
{
    public IReadOnlyList<ParticipantFact> Decide(AnswerMapping command, Teaching teaching, Sealed answers)
    {
        var enrolment = Enrolled(command.Course);
        Unrestricted();
        var activity = Open(teaching, command.Module, command.Activity, ActivityKind.Mapping);
        if (enrolment.Progress(command.Module).Done.Contains(command.Activity))
            throw new Refused("mapping-already-answered", $"The mapping has been answered. It is answered once a round.");
        var instrument = teaching.Content.Instrument(activity.Instrument) ?? throw ActivityUnknown(command.Activity);
        MustAnswer(instrument, command);

        var answered = new MappingAnswered(command.Course, command.Module, command.Activity, enrolment.Group, instrument.Key, instrument.Version, answers);
        return Progressed(answered, command.Course, command.Module, teaching.Content);
    }

    private static void MustAnswer(Instrument instrument, AnswerMapping command)
    {
        if (command.InstrumentVersion != instrument.Version)
            throw new Refused("instrument-version-other", $"The course uses version {instrument.Version} of the instrument. Read it again and answer that one.", RefusalKind.Invalid);
        if (!instrument.Capabilities.Select(capability => capability.Key).ToHashSet().SetEquals(command.Answers?.Keys ?? []))
            throw new Refused("answers-incomplete", $"Answer every capability of the instrument, and no other.", RefusalKind.Invalid);
        if (command.Answers!.Values.Any(generation => generation is < 1 or > 5))
            throw new Refused("generation-out-of-range", $"Choose a generation from 1 to 5.", RefusalKind.Invalid);
    }
}

public sealed partial class ParticipantGrain
{
    public async Task<Receipt> AnswerMapping(AnswerMapping command)
    {
        Exists();
        var teaching = await TeachingOf(command.Course);
        var answers = await Seal(SealedField.Mapping, MappingAnswers.Write(command.Answers));
        return await Transact(participant => participant.Decide(command, teaching, answers ?? throw Participant.IsErased()));
    }
}
