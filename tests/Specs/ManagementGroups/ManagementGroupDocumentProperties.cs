using CsCheck;
using Shouldly;
using Xunit;

namespace Samlop.ManagementGroups;

public sealed class ManagementGroupDocumentProperties
{
    [Fact]
    public void A_group_is_at_any_moment_what_its_facts_say_read_one_by_one() =>
        Gen.Select(AnyHistory.Histories, AnyHistory.Moments).ForAll((telling, moment) =>
        {
            foreach (var group in (string[])["g1", "g2"])
                Shown(telling.At<ManagementGroupDocument>(moment).SingleOrDefault(document => document.Group == group))
                    .ShouldBe(Naive(NaiveHistory.Counted(telling.Of("management-group", group), moment)));
        }, examples: 2000);

    private static string Shown(ManagementGroupDocument? group) => group is null
        ? "nothing"
        : $"{group.Name} {group.Municipality} {string.Join(",", group.Members.Order())} {string.Join(",", group.Done.Order())}";

    private static string Naive(List<RecordedFact> facts)
    {
        var (name, municipality) = ("", "");
        var members = new SortedSet<string>();
        var done = new SortedSet<string>();
        foreach (var fact in facts)
            switch (fact.Fact)
            {
                case GroupFormed formed: (name, municipality) = (formed.Name, formed.Municipality); break;
                case GroupMoved moved: municipality = moved.Municipality; break;
                case MemberJoined joined: members.Add(joined.Participant); break;
                case MemberLeft left: members.Remove(left.Participant); break;
                case GroupActivityCompleted completed: done.Add($"{completed.Module}/{completed.Activity}"); break;
            }

        return name.Length == 0 ? "nothing" : $"{name} {municipality} {string.Join(",", members)} {string.Join(",", done)}";
    }
}
