using System.Security.Cryptography;
using System.Text;

namespace Samlop.People;

/// <summary>
/// The installation's master key. It wraps persons' keys and hashes addresses; the key with which silos sign their calls derives from it.
/// </summary>
public sealed class MasterKey
{
    private const int NonceBytes = 12, TagBytes = 16, KeyBytes = 32;

    private readonly byte[] _wrapping;
    private readonly byte[] _hashing;

    /// <summary>Signs the calls of silos; gateways do not have it.</summary>
    public byte[] SystemCallKey { get; }

    /// <summary>Encrypts the state of grains that keep personal data for a while (an import before it is confirmed).</summary>
    public byte[] StateKey { get; }

    public MasterKey(byte[] key)
    {
        if (key.Length != KeyBytes)
            throw new ArgumentException("The master key has 32 bytes.", nameof(key));
        _wrapping = Derive(key, "wrap");
        _hashing = Derive(key, "hash");
        SystemCallKey = Derive(key, "system-call");
        StateKey = Derive(key, "state");
    }

    /// <summary>Reads the key from a file with 32 bytes in base64.</summary>
    public static MasterKey FromFile(string path) => new(Convert.FromBase64String(File.ReadAllText(path).Trim()));

    public byte[] Wrap(string region, string person, byte[] key)
    {
        var wrapped = new byte[NonceBytes + key.Length + TagBytes];
        var nonce = wrapped.AsSpan(0, NonceBytes);
        var cipher = wrapped.AsSpan(NonceBytes, key.Length);
        var tag = wrapped.AsSpan(NonceBytes + key.Length);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_wrapping, TagBytes);
        aes.Encrypt(nonce, key, cipher, tag, Bound(region, person));
        return wrapped;
    }

    /// <summary>
    /// Throws <see cref="CryptographicException"/> when the wrapped key was changed, or was wrapped for another person or by another
    /// master key.
    /// </summary>
    public byte[] Unwrap(string region, string person, byte[] wrapped)
    {
        if (wrapped.Length < NonceBytes + TagBytes)
            throw new CryptographicException("Not a wrapped key.");
        var key = new byte[wrapped.Length - NonceBytes - TagBytes];
        var nonce = wrapped.AsSpan(0, NonceBytes);
        var cipher = wrapped.AsSpan(NonceBytes, key.Length);
        var tag = wrapped.AsSpan(NonceBytes + key.Length);
        using var aes = new AesGcm(_wrapping, TagBytes);
        aes.Decrypt(nonce, cipher, tag, key, Bound(region, person));
        return key;
    }

    public byte[] HashOf(string region, byte[] text) =>
        HMACSHA256.HashData(_hashing, (byte[])[.. Encoding.UTF8.GetBytes(region), 0, .. text]);

    private static byte[] Bound(string region, string person) => Encoding.UTF8.GetBytes($"{region}\n{person}");

    private static byte[] Derive(byte[] key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.UTF8.GetBytes($"samlop {purpose}"));
}
