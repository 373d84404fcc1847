using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Samlop.Access;
using Shouldly;
using Xunit;

namespace Samlop;

/// <summary>Who may know whom.</summary>
public sealed partial class ReferenceRules
{
    private static readonly Assembly
        Contract = typeof(Call).Assembly, Grains = typeof(Fact).Assembly, Gateway = typeof(GatewayHost).Assembly;

    [Fact]
    public void The_contract_knows_nothing_of_ours_and_no_store()
    {
        References("src/Grains.Interfaces/Grains.Interfaces.csproj").ShouldBe(["Microsoft.Orleans.Sdk"]);
        Known(Contract).ShouldNotContain(name => name.StartsWith("Samlop", StringComparison.Ordinal) || IsStore(name));
    }

    [Fact]
    public void The_gateway_knows_the_contract_and_no_store()
    {
        References("src/Gateway/Gateway.csproj")
            .Where(reference => reference.EndsWith(".csproj", StringComparison.Ordinal))
            .ShouldBe(["Grains.Interfaces.csproj"]);
        References("src/Gateway/Gateway.csproj").ShouldNotContain(reference => IsStore(reference));
        Known(Gateway).Where(name => name.StartsWith("Samlop", StringComparison.Ordinal)).ShouldBe([Contract.GetName().Name!]);
        Known(Gateway).ShouldNotContain(name => IsStore(name));
    }

    [Fact]
    public void Grains_know_the_contract_alone()
    {
        References("src/Grains/Grains.csproj")
            .Where(reference => reference.EndsWith(".csproj", StringComparison.Ordinal))
            .ShouldBe(["Grains.Interfaces.csproj"]);
        Known(Grains).Where(name => name.StartsWith("Samlop", StringComparison.Ordinal)).ShouldBe([Contract.GetName().Name!]);
    }

    [Fact]
    public void Specs_touch_no_database()
    {
        References("tests/Specs/Specs.csproj").ShouldNotContain(
            reference => IsStore(reference) || reference == "Silo.csproj" || reference == "Integration.csproj");
        Checkout.Files("tests/Specs", "*.cs")
            .Where(file => Database.IsMatch(file.Text))
            .ShouldBeEmpty("a spec decides and folds; what needs PostgreSQL is for tests/Integration");
    }

    [Fact]
    public void Sessions_and_appends_of_the_store_stand_in_History()
    {
        Checkout.Files("src/Grains", "*.cs")
            .Where(file => !file.Path.StartsWith("src/Grains/History/", StringComparison.Ordinal) && Sessions.IsMatch(file.Text))
            .ShouldBeEmpty("facts are written through ICommitter, by StreamGrain.Transact, and nowhere else");
    }

    [Fact]
    public void Only_History_and_the_key_vault_know_the_store() =>
        Checkout.Files("src/Grains", "*.cs")
            .Where(file => !file.Path.StartsWith("src/Grains/History/", StringComparison.Ordinal))
            .Where(file => file.Path != "src/Grains/People/PostgresVault.cs" && Store.IsMatch(file.Text))
            .ShouldBeEmpty("a module asks IHistory, and knows neither Marten nor SQL");

    [Fact]
    public void Only_a_committer_appends()
    {
        var appending = Checkout.Files("src", "*.cs").Where(file => Appends.IsMatch(file.Text)).Select(file => file.Name);
        var committers = Grains.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ICommitter))).Select(type => type.Name);

        appending.ShouldBeSubsetOf(committers);
    }

    /// <summary>Projects by file name, packages by id.</summary>
    private static IReadOnlyList<string> References(string project) =>
    [
        .. XDocument.Load(Path.Combine(Checkout.Root, project)).Descendants()
            .Where(element => element.Name.LocalName is "ProjectReference" or "PackageReference")
            .Select(element => ((string)element.Attribute("Include")!).Split('\\', '/')[^1]),
    ];

    private static IReadOnlyList<string> Known(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies().Select(reference => reference.Name!)];

    private static bool IsStore(string name) =>
        Array.Exists(["Marten", "Npgsql", "JasperFx"], store => name.StartsWith(store, StringComparison.Ordinal));

    [GeneratedRegex(@"\bNpgsql|\bMarten\.|\bIDocumentStore\b|SAMLOP_TEST_POSTGRES|\bTestServer\b|\bInstallation\b")]
    private static partial Regex Database { get; }

    [GeneratedRegex(
        @"\b(LightweightSession|DirtyTrackedSession|IdentitySession|OpenSession|IDocumentSession|IDocumentOperations|"
        + @"IEventStoreOperations|SaveChangesAsync|StartStream|AppendOptimistic|AppendExclusive|FetchForWriting)\b")]
    private static partial Regex Sessions { get; }

    [GeneratedRegex(@"\b(Marten|JasperFx|Npgsql|mt_)")]
    private static partial Regex Store { get; }

    [GeneratedRegex(
        @"\.Events\.(Append|StartStream|AppendOptimistic|AppendExclusive|WriteToAggregate|FetchForWriting)\b|\bSaveChangesAsync\b")]
    private static partial Regex Appends { get; }
}
