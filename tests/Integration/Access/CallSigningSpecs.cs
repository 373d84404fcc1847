using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Samlop.Regions;
using Shouldly;
using Xunit;

namespace Samlop.Access;

/// <summary>How silos treat calls that do not come through the gateway.</summary>
public sealed class CallSigningSpecs(Installation installation)
{
    private readonly string _region = $"r-{Guid.NewGuid():n}"[..14];

    [Fact]
    public async Task A_signed_call_is_answered()
    {
        Attach(Signer(), new Grant(Role.Administrator, null));

        (await Region.Found(new FoundRegion("Agder", ["nb"]))).Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_without_an_envelope_is_refused() => await IsRefused("caller-not-signed", RefusalKind.Forbidden);

    [Fact]
    public async Task A_forged_signature_is_refused()
    {
        Attach(new CallSigner(RandomNumberGenerator.GetBytes(32), Serializer, TimeProvider.System), new Grant(Role.Administrator, null));

        await IsRefused("caller-not-signed", RefusalKind.Forbidden);
    }

    [Fact]
    public async Task An_envelope_changed_after_it_was_signed_is_refused()
    {
        Attach(Signer(), new Grant(Role.Coordinator, _region));
        var coordinator = Attached;
        Attach(Signer(), new Grant(Role.Administrator, null));
        var administrator = Attached;
        byte[] changed = [.. coordinator.Take(HMACSHA256.HashSizeInBytes), .. administrator.Skip(HMACSHA256.HashSizeInBytes)];
        RequestContext.Set(CallSigner.Entry, changed);

        await IsRefused("caller-not-signed", RefusalKind.Forbidden);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(32)]
    public async Task A_piece_of_an_envelope_is_refused(int bytes)
    {
        Attach(Signer(), new Grant(Role.Administrator, null));
        RequestContext.Set(CallSigner.Entry, Attached[..bytes]);

        await IsRefused("caller-not-signed", RefusalKind.Forbidden);
    }

    [Theory]
    [InlineData(-121)]
    [InlineData(125)]
    public async Task An_envelope_is_stale_two_minutes_from_now(int seconds)
    {
        Attach(Signer(new ClockAt(DateTimeOffset.UtcNow.AddSeconds(seconds))), new Grant(Role.Administrator, null));

        await IsRefused("caller-not-signed", RefusalKind.Forbidden);
    }

    [Fact]
    public async Task No_gateway_speaks_as_Samlop_itself()
    {
        Attach(Signer(), new Grant(Role.System, _region));
        await IsRefused("caller-not-signed", RefusalKind.Forbidden);

        Attach(Signer(), new Grant(Role.Administrator, null), new Grant(Role.System, _region));
        await IsRefused("caller-not-signed", RefusalKind.Forbidden);
    }

    [Fact]
    public async Task The_grant_of_another_region_finds_nothing()
    {
        Attach(Signer(), new Grant(Role.Administrator, null));
        await Region.Found(new FoundRegion("Agder", ["nb"]));

        foreach (var grant in (Grant[])[
            new(Role.Coordinator, "another-region"), new(Role.Coordinator, null), new(Role.Administrator, "another-region")])
        {
            Attach(Signer(), grant);
            (await Should.ThrowAsync<Refused>(() => Region.View(Moment.Now))).Kind.ShouldBe(RefusalKind.NotFound);
        }
    }

    [Fact]
    public async Task The_wrong_role_in_the_region_is_told_so()
    {
        Attach(Signer(), new Grant(Role.Coordinator, _region));

        await IsRefused("forbidden", RefusalKind.Forbidden);
    }

    public static TheoryData<string> Methods =>
        [.. from type in typeof(Call).Assembly.GetTypes()
            where type.IsInterface && typeof(IGrainWithStringKey).IsAssignableFrom(type)
            from method in type.GetMethods()
            select $"{type.FullName}.{method.Name}"];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task No_method_of_the_contract_is_open_to_nobody(string name)
    {
        var type = typeof(Call).Assembly.GetType(name[..name.LastIndexOf('.')])!;
        var method = type.GetMethod(name[(name.LastIndexOf('.') + 1)..])!;
        var grain = Client.GetGrain(type, $"{_region}/anything");

        (await Should.ThrowAsync<Refused>(() => Call(grain, method))).Code.ShouldBe("caller-not-signed");
    }

    private IClusterClient Client => installation.Gateway.GetRequiredService<IClusterClient>();

    private IRegionGrain Region => Client.GetGrain<IRegionGrain>(_region);

    private static byte[] Attached => (byte[])RequestContext.Get(CallSigner.Entry)!;

    private Serializer<Call> Serializer => installation.Gateway.GetRequiredService<Serializer<Call>>();

    private CallSigner Signer(TimeProvider? clock = null) =>
        CallSigner.FromKeyFile(
            installation.Gateway.GetRequiredService<IConfiguration>()["Samlop:CallKeyFile"]!, Serializer, clock ?? TimeProvider.System);

    private static void Attach(CallSigner signer, params ImmutableArray<Grant> grants) =>
        signer.Attach(new Call("person-7", grants, Guid.NewGuid(), "0123", "trace-7", null, null, null, default));

    private async Task IsRefused(string code, RefusalKind kind)
    {
        var refused = await Should.ThrowAsync<Refused>(() => Region.Found(new FoundRegion("Agder", ["nb"])));
        (refused.Code, refused.Kind).ShouldBe((code, kind));
        await using var facts = installation.History.CreateCommand("select count(*) from samlop.mt_events where tenant_id = $1");
        facts.Parameters.AddWithValue(_region);
        (await facts.ExecuteScalarAsync()).ShouldBe(0L);
    }

    private static async Task Call(IGrain grain, MethodInfo method)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType);
        var answer = method.Invoke(grain, [.. types.Select(type => type.IsValueType ? Activator.CreateInstance(type) : null)])!;
        if (answer is Task task)
            await task;
        else
            await (Task)typeof(CallSigningSpecs).GetMethod(nameof(First), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(method.ReturnType.GetGenericArguments()).Invoke(null, [answer])!;
    }

    private static async Task First<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows)
            return;
    }

    private sealed class ClockAt(DateTimeOffset time) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => time;
    }
}
