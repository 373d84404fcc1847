using System.Security.Cryptography;

namespace Samlop;

/// <summary>The keys of an installation, new for each, in a folder of their own that goes with them.</summary>
public sealed class Secrets : IDisposable
{
    public Secrets()
    {
        Write("master.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Write("call.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Write("secret", Client.DemoSecret);
        using var rsa = RSA.Create(2048);
        Write("demo.pem", rsa.ExportPkcs8PrivateKeyPem());
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("samlop-installation-").FullName;

    public Dictionary<string, string?> OfSilos =>
        new() { ["Samlop:MasterKeyFile"] = In("master.key"), ["Samlop:CallKeyFile"] = In("call.key") };

    public Dictionary<string, string?> OfGateways => new()
    {
        ["Samlop:CallKeyFile"] = In("call.key"),
        ["DemoIdentity:KeyFile"] = In("demo.pem"),
        ["DemoIdentity:SecretFile"] = In("secret"),
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string In(string file) => Path.Combine(Folder, file);

    private void Write(string file, string text) => File.WriteAllText(In(file), text);
}
