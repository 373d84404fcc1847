using Shouldly;
using Xunit;
using static Samlop.Programmes.Sample;

namespace Samlop.Programmes;

public sealed class ProgrammeRulesSpecs
{
    private static readonly Texts NoNynorsk = Text with { Nn = " " };
    private static readonly Dictionary<string, Instrument> NothingPublished = [];

    public static TheoryData<string, ProgrammeContent?, string, string> Wrong => new()
    {
        { "no content", null, "programme", "give its content" },
        { "no title", Content with { Title = null! }, "programme", "write its title in bokmål, nynorsk and English" },
        { "summary without nynorsk", Content with { Summary = NoNynorsk },
            "programme", "write its summary in bokmål, nynorsk and English" },
        { "modules missing", Content with { Modules = null! }, "programme", "give it 1 to 12 modules" },
        { "no module", Content with { Modules = [] }, "programme", "give it 1 to 12 modules" },
        { "thirteen modules", Content with { Modules = Modules(13) }, "programme", "give it 1 to 12 modules" },
        { "module missing", Content with { Modules = [null!] }, "programme", "write the key \"\" in kebab-case, such as digital-maturity" },
        { "module key in capitals", Content with { Modules = [Organization with { Key = "Organization" }] },
            "programme", "write the key \"Organization\" in kebab-case, such as digital-maturity" },
        { "module key with a space behind", Content with { Modules = [Organization with { Key = "organization\n" }] },
            "programme", "write the key \"organization\n\" in kebab-case, such as digital-maturity" },
        { "two modules with one key", Content with { Modules = [Organization, Organization] },
            "programme", "use the key organization once" },
        { "module title without nynorsk", Content with { Modules = [Organization with { Title = NoNynorsk }] },
            "organization", "write its title in bokmål, nynorsk and English" },
        { "no activity", Content with { Modules = [Organization with { Activities = [] }] },
            "organization", "give it at least one activity" },
        { "two activities with one key", Content with { Modules = [Organization with { Activities = [Welcome, Welcome] }] },
            "organization", "use the key welcome once" },
        { "activity key with an underscore", With(Welcome with { Key = "wel_come" }),
            "organization", "write the key \"wel_come\" in kebab-case, such as digital-maturity" },
        { "instructions without nynorsk", With(Welcome with { Instructions = NoNynorsk }),
            "organization/welcome", "write its instructions in bokmål, nynorsk and English" },
        { "no minutes", With(Welcome with { Minutes = 0 }), "organization/welcome", "let it take 1 to 480 minutes" },
        { "more than a day", With(Welcome with { Minutes = 481 }), "organization/welcome", "let it take 1 to 480 minutes" },
        { "link within a site", With(Welcome with { Link = "/welcome" }),
            "organization/welcome", "give its link as a whole address that begins with http or https" },
        { "link that runs", With(Welcome with { Link = "javascript:alert(1)" }),
            "organization/welcome", "give its link as a whole address that begins with http or https" },
        { "mapping without instrument", With(Mapping with { Instrument = null }),
            "organization/first-mapping", "name an instrument of the programme for the mapping" },
        { "mapping with another's instrument", With(Mapping with { Instrument = "weather" }),
            "organization/first-mapping", "name an instrument of the programme for the mapping" },
        { "mapping in the group", With(Mapping with { Form = ActivityForm.InGroup }),
            "organization/first-mapping", "let everyone answer the mapping alone" },
        { "video with an instrument", With(Welcome with { Instrument = "digital-maturity" }),
            "organization/welcome", "leave out the instrument, only a mapping names one" },
        { "instruments missing", Content with { Instruments = null! }, "programme", "list its instruments, also when there are none" },
        { "two instruments with one key", Content with { Instruments = [Maturity, Maturity] },
            "programme", "use the key digital-maturity once" },
        { "instrument without English", With(Maturity with { Title = Text with { En = "" } }),
            "digital-maturity", "write its title in bokmål, nynorsk and English" },
        { "instrument before its first version", With(Maturity with { Version = 0 }), "digital-maturity", "count its versions from 1" },
        { "no capability", With(Maturity with { Capabilities = [] }), "digital-maturity", "give it at least one capability" },
        { "two capabilities with one key", With(Maturity with { Capabilities = [DataSharing, DataSharing] }),
            "digital-maturity", "use the key data-sharing once" },
        { "question without bokmål", With(DataSharing with { Question = Text with { Nb = "" } }),
            "digital-maturity/data-sharing", "write its question in bokmål, nynorsk and English" },
        { "four generations", With(DataSharing with { Generations = [Text, Text, Text, Text] }),
            "digital-maturity/data-sharing", "describe exactly five generations" },
        { "six generations", With(DataSharing with { Generations = [Text, Text, Text, Text, Text, Text] }),
            "digital-maturity/data-sharing", "describe exactly five generations" },
        { "third generation without nynorsk", With(DataSharing with { Generations = [Text, Text, NoNynorsk, Text, Text] }),
            "digital-maturity/data-sharing", "write its generation 3 in bokmål, nynorsk and English" },
    };

    public static TheoryData<string, ProgrammeContent> Right => new()
    {
        { "one of everything", Content },
        { "no mapping at all", With(Welcome) with { Instruments = [] } },
        { "twelve modules", Content with { Modules = Modules(12) } },
        { "the same activity key in two modules", Content with { Modules = [Organization, Organization with { Key = "management" }] } },
        { "the whole day", With(Welcome with { Minutes = 480 }) },
        { "no link", With(Welcome with { Link = null }) },
        { "http", With(Welcome with { Link = "http://example.org" }) },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_named_with_its_place(string _, ProgrammeContent? content, string where, string what) =>
        ProgrammeRules.FirstFlaw(content, NothingPublished).ShouldBe(new Flaw(where, what));

    [Theory]
    [MemberData(nameof(Right), DisableDiscoveryEnumeration = true)]
    public void What_is_right_has_no_flaw(string _, ProgrammeContent content) =>
        ProgrammeRules.FirstFlaw(content, NothingPublished).ShouldBeNull();

    private static Module[] Modules(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Organization with { Key = $"module-{number}" })];
}
