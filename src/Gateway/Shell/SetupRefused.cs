namespace Samlop.Shell;

/// <summary>The gateway does not start with this configuration; the sentence says why.</summary>
public sealed class SetupRefused(string sentence) : Exception(sentence);
