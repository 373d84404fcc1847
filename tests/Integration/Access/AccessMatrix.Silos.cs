using System.Reflection;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Samlop.Callers;
using Shouldly;
using Xunit;

namespace Samlop.Access;

/// <summary>
/// The same table without the gateway's own check: every method of every grain, called at the silos with an envelope that the gateway
/// could have signed.
/// </summary>
public sealed partial class AccessMatrix
{
    public static TheoryData<string> Methods => [.. AccessTable.Approved.Methods.Keys.Order(StringComparer.Ordinal)];

    private IClusterClient Silos => installation.Gateway.GetRequiredService<IClusterClient>();

    private CallSigner Signer => installation.Gateway.GetRequiredService<CallSigner>();

    private static IEnumerable<MethodInfo> Contract => typeof(Call).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrainWithStringKey))).SelectMany(type => type.GetMethods());

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Silos_answer_to_whom_the_table_says(string method)
    {
        var asked = Contract.Single(candidate => Name(candidate) == method);
        foreach (var asker in scene.Askers)
        {
            var may = AccessTable.Approved.Methods[method].Roles[asker.Role];
            var expected = may is May.Hidden ? "not-found" : may is May.Yes || (may is May.Own && asker.Own) ? "allowed" : "forbidden";
            (await Outcome(asked, scene.Here, asker, Envelope(asker))).ShouldBe(expected, $"{asker} asks {method}");

            if (asker.Role == "administrator" && may is May.Yes)
                continue;
            (await Outcome(asked, scene.Elsewhere, asker, Envelope(asker)))
                .ShouldBe("not-found", $"{asker} of another region asks {method}");
            (await Outcome(asked, scene.Nowhere, asker, Envelope(asker))).ShouldBe("not-found", $"{asker} asks {method} of no region");
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Silos_do_not_answer_an_envelope_that_nobody_may_sign(string method)
    {
        var asked = Contract.Single(candidate => Name(candidate) == method);
        var coordinator = scene.Askers.Single(asker => asker.Role == "coordinator");
        var samlop = new Grant(Role.System, scene.Here.Region);
        var otherKey = new CallSigner(RandomNumberGenerator.GetBytes(32), Serializer, TimeProvider.System);
        var tooEarly = new CallSigner(CallKey, Serializer, new TimeBefore(CallSigner.Lifetime * 2));

        (await Outcome(asked, scene.Here, coordinator, null)).ShouldBe("caller-not-signed");
        (await Outcome(asked, scene.Here, coordinator, Envelope(coordinator), otherKey)).ShouldBe("caller-not-signed", "another key");
        (await Outcome(asked, scene.Here, coordinator, Envelope(coordinator) with { Grants = [samlop] }))
            .ShouldBe("caller-not-signed", "the gateway does not speak as Samløp");
        (await Outcome(asked, scene.Here, coordinator, Envelope(coordinator), tooEarly))
            .ShouldBe("caller-not-signed", "signed too long ago");
    }

    private Serializer<Call> Serializer => installation.Gateway.GetRequiredService<Serializer<Call>>();

    private byte[] CallKey => Convert.FromBase64String(File.ReadAllText(
        installation.Gateway.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["Samlop:CallKeyFile"]!));

    private Call Envelope(Asker asker) => new(
        asker.Subject, [new Grant(Caller.RoleOf(asker.Role)!.Value, asker.Role == "administrator" ? null : scene.Here.Region)],
        Guid.CreateVersion7(), "sample", "sample", null, null, ExpectedVersion: 999999, default);

    /// <summary><c>allowed</c>, or the code of the refusal by which access is denied.</summary>
    private async Task<string> Outcome(MethodInfo method, Place place, Asker asker, Call? envelope, CallSigner? signer = null)
    {
        RequestContext.Clear();
        if (envelope is not null)
            (signer ?? Signer).Attach(envelope);
        var person = PersonAsked(place, asker);
        try
        {
            var grain = Silos.GetGrain(method.DeclaringType!, Key(method.DeclaringType!, place, person));
            var answer = method.Invoke(grain, new Samples(place, person).Arguments(method));
            await (answer as Task ?? (Task)typeof(AccessMatrix).GetMethod(nameof(First), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(method.ReturnType.GetGenericArguments()).Invoke(null, [answer])!);
            return "allowed";
        }
        catch (Refused refused)
        {
            return refused.Code is "not-found" || refused.Kind is RefusalKind.Forbidden ? refused.Code : "allowed";
        }
        finally
        {
            RequestContext.Clear();
        }
    }

    private static async Task First<TRow>(IAsyncEnumerable<TRow> rows)
    {
        await foreach (var _ in rows)
            break;
    }

    private static string Name(MethodInfo method) =>
        $"{method.DeclaringType!.GetCustomAttribute<AliasAttribute>()!.Alias}.{method.GetCustomAttribute<AliasAttribute>()!.Alias}";

    private static string Key(Type grain, Place place, string person) => grain.GetCustomAttribute<AliasAttribute>()!.Alias switch
    {
        "region" or "register" or "decisions" or "people" => place.Region,
        "programme" => $"{place.Region}/{place.Programme}",
        "course" or "board" => $"{place.Region}/{place.Course}",
        "municipality" => $"{place.Region}/{place.Municipality}",
        "management-group" or "journey" => $"{place.Region}/{place.Group}",
        "participant" => $"{place.Region}/{person}",
        "import" => $"{place.Region}/{place.Import}",
        var kind => throw new NotSupportedException($"There is no {kind} set up yet."),
    };

    private sealed class TimeBefore(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - by;
    }
}
