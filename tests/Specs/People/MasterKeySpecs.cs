using System.Security.Cryptography;
using Shouldly;
using Xunit;

namespace Samlop.People;

public sealed class MasterKeySpecs
{
    private static readonly MasterKey Master = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    private static readonly byte[] Key = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];

    [Fact]
    public void A_wrapped_key_comes_back() => Master.Unwrap("agder", "kari", Master.Wrap("agder", "kari", Key)).ShouldBe(Key);

    [Fact]
    public void A_key_wrapped_twice_looks_different() => Master.Wrap("agder", "kari", Key).ShouldNotBe(Master.Wrap("agder", "kari", Key));

    [Theory]
    [InlineData("rogaland", "kari")]
    [InlineData("agder", "ola")]
    public void It_does_not_come_back_in_another_region_or_for_another_person(string region, string person)
    {
        var wrapped = Master.Wrap("agder", "kari", Key);
        Should.Throw<CryptographicException>(() => Master.Unwrap(region, person, wrapped));
    }

    [Fact]
    public void It_does_not_come_back_under_another_master_key()
    {
        var wrapped = Master.Wrap("agder", "kari", Key);
        Should.Throw<CryptographicException>(() => new MasterKey(new byte[32]).Unwrap("agder", "kari", wrapped));
    }

    [Fact]
    public void Changed_in_any_one_bit_it_does_not_come_back()
    {
        var wrapped = Master.Wrap("agder", "kari", Key);
        for (var bit = 0; bit < wrapped.Length * 8; bit++)
        {
            var changed = wrapped.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<CryptographicException>(() => Master.Unwrap("agder", "kari", changed), $"bit {bit}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(27)]
    [InlineData(59)]
    public void Cut_short_it_does_not_come_back(int length)
    {
        var wrapped = Master.Wrap("agder", "kari", Key);
        Should.Throw<CryptographicException>(() => Master.Unwrap("agder", "kari", wrapped[..length]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_master_key_has_32_bytes(int length) => Should.Throw<ArgumentException>(() => new MasterKey(new byte[length]));

    [Fact]
    public void An_address_has_one_hash_in_a_region_and_another_in_the_next()
    {
        Master.HashOf("agder", "kari@agder.example"u8.ToArray()).ShouldBe(Master.HashOf("agder", "kari@agder.example"u8.ToArray()));
        Master.HashOf("rogaland", "kari@agder.example"u8.ToArray()).ShouldNotBe(Master.HashOf("agder", "kari@agder.example"u8.ToArray()));
        new MasterKey(new byte[32]).HashOf("agder", "kari@agder.example"u8.ToArray())
            .ShouldNotBe(Master.HashOf("agder", "kari@agder.example"u8.ToArray()));
    }

    [Fact]
    public void It_is_read_from_a_file_with_base64()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]) + "\n");
            MasterKey.FromFile(file).SystemCallKey.ShouldBe(Master.SystemCallKey);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void No_two_keys_derived_from_it_are_the_same() => Master.SystemCallKey.ShouldNotBe(Master.StateKey);
}
