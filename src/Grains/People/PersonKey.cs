using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Samlop.People;

/// <summary>Encrypts and decrypts the texts of one person.</summary>
public sealed class PersonKey(string region, string person, byte[] key)
{
    private const int NonceBytes = 12, TagBytes = 16;

    /// <param name="field">The kind of text (<c>name</c>, <c>reflection</c>); a text sealed as one field does not open as another.</param>
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

    /// <summary>Throws <see cref="CryptographicException"/> when the text was changed, or sealed for another person or field.</summary>
    public string Open(string field, Sealed text)
    {
        if (text.Text?.Split('.') is not ["v1", var nonceText, var cipherText, var tagText]
            || !TryDecode(nonceText, out var nonce) || nonce.Length != NonceBytes
            || !TryDecode(cipherText, out var cipher)
            || !TryDecode(tagText, out var tag) || tag.Length != TagBytes)
            throw new CryptographicException("Not a sealed text of version 1.");
        var plain = new byte[cipher.Length];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, cipher, tag, plain, Bound(field));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>
    /// Accepts only the canonical encoding. Decoders also accept blanks, padding and unused bits, with which a text could be changed
    /// unnoticed.
    /// </summary>
    private static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var written) is not OperationStatus.Done)
            return false;
        bytes = bytes[..written];
        return Base64Url.EncodeToString(bytes) == text;
    }

    private byte[] Bound(string field) => Encoding.UTF8.GetBytes($"{region}\n{person}\n{field}");
}
