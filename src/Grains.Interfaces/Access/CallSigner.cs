using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samlop.Access;

/// <summary>Signs the <see cref="Call"/> that travels with a grain call, and reads it back (HMAC-SHA-256 under a key that only gateway and silos hold).</summary>
public sealed class CallSigner(byte[] key, TimeProvider clock)
{
    /// <summary>Names of the two request-context entries.</summary>
    public const string CallEntry = "samlop.call", SignatureEntry = "samlop.signature";

    /// <summary>How long a signed envelope is taken, either side of now.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    /// <summary>Reads the key from a file with 32 bytes in base64.</summary>
    public static CallSigner FromKeyFile(string path, TimeProvider clock) =>
        new(Convert.FromBase64String(File.ReadAllText(path).Trim()), clock);

    /// <summary>Puts the signed envelope on the calls that follow in this flow of control.</summary>
    public void Attach(Call call)
    {
        var stamped = call with { IssuedAt = clock.GetUtcNow() };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(stamped, CallJson.Default.Call);
        RequestContext.Set(CallEntry, bytes);
        RequestContext.Set(SignatureEntry, HMACSHA256.HashData(key, bytes));
    }

    /// <summary>The envelope of the call under way, or null when it is missing, forged or stale.</summary>
    public Call? Read()
    {
        if (RequestContext.Get(CallEntry) is not byte[] bytes || RequestContext.Get(SignatureEntry) is not byte[] signature)
            return null;
        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, bytes), signature))
            return null;
        var call = JsonSerializer.Deserialize(bytes, CallJson.Default.Call);
        return call is null || (clock.GetUtcNow() - call.IssuedAt).Duration() > Lifetime ? null : call;
    }
}

/// <summary>The envelope as JSON, by code made at compile time: it is written and read with every call.</summary>
[JsonSerializable(typeof(Call))]
internal sealed partial class CallJson : JsonSerializerContext;
