using Samlop.Access;

namespace Samlop.History;

/// <summary>Facts as a command would record them, for tests that go behind the grains.</summary>
internal static class SampleAppend
{
    /// <summary>Facts of one command after a version of a stream; recorded now, effective ten days ago.</summary>
    public static Append To(string stream, long version, params IReadOnlyList<Fact> facts)
    {
        var (command, now) = (Guid.NewGuid(), RecordedFact.Now(TimeProvider.System));
        return new Append(stream, version, [.. facts.Select((fact, i) => new RecordedFact(
            fact, FactId.Of(command, i), stream, version + i + 1, now, now.AddDays(-10),
            "person-7", Role.GroupLead, command, "0123abcd", "trace-7", "cause-7"))]);
    }
}
