using System.Security.Cryptography;
using Orleans.Serialization;
using Orleans.Storage;
using Samlop.People;

namespace Samlop.Imports;

/// <summary>
/// Encrypts grain state before it reaches the database (AES-256-GCM, key derived from the master key), because an import holds names in
/// the clear.
/// </summary>
public sealed class SealedStateSerializer(MasterKey master, Serializer serializer) : IGrainStorageSerializer
{
    private const int NonceBytes = 12, TagBytes = 16;

    public BinaryData Serialize<T>(T? input)
    {
        var plain = serializer.SerializeToArray(input);
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(master.StateKey, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes, plain.Length), box.AsSpan(NonceBytes + plain.Length));
        return new BinaryData(box);
    }

    public T Deserialize<T>(BinaryData input)
    {
        var box = input.ToMemory().Span;
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(master.StateKey, TagBytes);
        aes.Decrypt(box[..NonceBytes], box[NonceBytes..^TagBytes], box[^TagBytes..], plain);
        return serializer.Deserialize<T>(plain)!;
    }
}
