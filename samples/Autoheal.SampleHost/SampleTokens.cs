using System.Security.Cryptography;

namespace Autoheal.SampleHost;

/// <summary>Tokens for one run, drawn anew at each start. Your own host takes them from its configuration or from files.</summary>
internal sealed record SampleTokens
{
    /// <summary>Who you are in this run.</summary>
    public const string You = "you";

    public string Hook { get; } = RandomNumberGenerator.GetHexString(48, lowercase: true);

    public string Personal { get; } = RandomNumberGenerator.GetHexString(48, lowercase: true);
}
