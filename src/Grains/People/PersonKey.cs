using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Samlop.People;

/// <summary>Seals and opens the texts of one person.</summary>
public sealed class PersonKey(string region, string person, byte[] key)
{
    private const int NonceBytes = 12, TagBytes = 16;

    /// <param name="field">What the text is (<c>name</c>, <c>reflection</c>); a text sealed as one field does not open as another.</param>
    public Sealed Seal(string field, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        Span<byte> nonce = stackalloc byte[NonceBytes];
        RandomNumberGenerator.Fill(nonce);
        var cipher = new byte[plain.Length];
        Span<byte> tag = stackalloc byte[TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag, Bound(field));
        return new Sealed($"v1.{Base64Url.EncodeToString(nonce)}.{Base64Url.EncodeToString(cipher)}.{Base64Url.EncodeToString(tag)}");
    }

    /// <summary>Throws <see cref="CryptographicException"/> when the text was changed, or sealed for somebody or something else.</summary>
    public string Open(string field, Sealed text)
    {
        var parts = text.Text.Split('.');
        if (parts is not ["v1", var nonce, var cipher, var tag])
            throw new CryptographicException("Not a sealed text of version 1.");
        var hidden = Base64Url.DecodeFromChars(cipher);
        var plain = new byte[hidden.Length];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(Base64Url.DecodeFromChars(nonce), hidden, Base64Url.DecodeFromChars(tag), plain, Bound(field));
        return Encoding.UTF8.GetString(plain);
    }

    private byte[] Bound(string field) => Encoding.UTF8.GetBytes($"{region}\n{person}\n{field}");
}
