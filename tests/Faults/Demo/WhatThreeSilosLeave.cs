using Shouldly;
using Xunit;

namespace Samlop.Faults;

[Collection(nameof(DeployedInstallation))]
public sealed class WhatThreeSilosLeave(ThreeSilos three) : IClassFixture<ThreeSilos>
{
    [Fact]
    public void Three_silos_play_the_demo_and_its_books_balance()
    {
        three.Running.Count(process => process.Contains("Samlop.Silo", StringComparison.Ordinal)).ShouldBe(3);
        three.Code.ShouldBe(0, three.Output);
        three.Output.ShouldContain("balance");
    }

    [Fact]
    public void Down_leaves_nothing_running()
    {
        three.Running.Count.ShouldBeGreaterThanOrEqualTo(5);
        three.Left.ShouldBeEmpty();
    }

    [Fact]
    public void No_name_and_no_address_of_the_region_stands_in_the_clear_in_a_table()
    {
        three.FoundInTables.ShouldContain(
            found => found.StartsWith(ThreeSilos.KnownDecision, StringComparison.Ordinal) && found
                .EndsWith("samlop.mt_events", StringComparison.Ordinal));
        three.FoundInTables.Where(IsPersonal).ShouldBeEmpty();
    }

    [Fact]
    public void No_name_and_no_address_of_the_region_stands_in_the_clear_in_the_data_folder()
    {
        foreach (var place in (string[])["/postgres/base/", "/postgres/pg_wal/"])
            three.FoundInFolder.ShouldContain(
                found => found.StartsWith(ThreeSilos.KnownDecision, StringComparison.Ordinal) && found
                    .Contains(place, StringComparison.Ordinal));
        three.FoundInFolder.ShouldContain(
            found => found.StartsWith(ThreeSilos.KnownLine, StringComparison.Ordinal) && found
                .Contains("/logs/silo-", StringComparison.Ordinal));
        three.FoundInFolder.Where(IsPersonal).ShouldBeEmpty();
    }

    [Fact]
    public void No_name_and_no_address_of_the_region_stands_in_the_clear_in_what_is_exported()
    {
        foreach (var kind in (string[])["/traces-", "/metrics-", "/logs-"])
            three.FoundInExports.ShouldContain(
                found =>
                    found.StartsWith(ThreeSilos.KnownService, StringComparison.Ordinal) && found.Contains(kind, StringComparison.Ordinal));
        three.FoundInExports.Where(IsPersonal).ShouldBeEmpty();
    }

    [Fact]
    public void One_trace_leads_from_the_request_through_the_grain_to_the_database()
    {
        var traces = three.Spans.ToLookup(span => span.Trace);

        traces.ShouldContain(trace =>
            trace.Any(
                span => span.Scope == "Microsoft.AspNetCore" && span.Name.StartsWith("POST /api/v1/regions/", StringComparison.Ordinal))
            && trace.Any(span => span.Scope == "Microsoft.Orleans.Application" && span.Name.Contains("Grain", StringComparison.Ordinal))
            && trace.Any(span => span.Scope == "Npgsql"));
    }

    private static bool IsPersonal(string found) =>
        !(
            (string[])[ThreeSilos.KnownDecision, ThreeSilos.KnownLine, ThreeSilos.KnownService]).Any(known =>
                found.StartsWith(known, StringComparison.Ordinal));
}
