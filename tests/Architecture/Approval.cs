using Shouldly;

namespace Samlop;

/// <summary>What others rely on stands in files under <c>approved/</c>: a change shows in the review.</summary>
internal static class Approval
{
    private const string Switch = "SAMLOP_APPROVE";

    public static void ShouldBeApproved(this string text, string file)
    {
        var path = Path.Combine(Checkout.Root, "tests", "Architecture", "approved", file);
        text = text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable(Switch) == "1")
            File.WriteAllText(path, text);
        (File.Exists(path) ? File.ReadAllText(path) : "").ShouldBe(
            text,
            $"tests/Architecture/approved/{file} is no longer what the code says. Is the change meant, and does it break nobody? "
            + $"Then run these tests with {Switch}=1, read the difference and commit the file.");
    }
}
