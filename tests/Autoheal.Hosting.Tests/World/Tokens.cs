namespace Autoheal.Hosting.Tests.World;

/// <summary>Tokens that only these tests know.</summary>
internal static class Tokens
{
    public const string Hook = "hook-token-of-the-alertmanager-0123456789";
    public const string Amira = "personal-token-of-amira-0123456789abcdef";
    public const string Ben = "personal-token-of-ben-0123456789abcdefgh";
    public const string Stranger = "personal-token-of-nobody-0123456789abcde";
}
