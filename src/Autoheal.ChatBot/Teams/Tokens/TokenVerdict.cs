namespace Autoheal.ChatBot.Teams.Tokens;

/// <summary>What a token proves; or why it proves nothing, which is for the log and never for the sender.</summary>
internal sealed record TokenVerdict
{
    /// <summary>Gets why it was refused; null when it was not.</summary>
    public string? Refusal { get; private init; }

    /// <summary>Gets the address that the activity must name; empty for a token of the Emulator, which names none.</summary>
    public string ServiceUrl { get; private init; } = "";

    /// <summary>Gets the channels that the signing key is endorsed for.</summary>
    public IReadOnlyList<string> Endorsements { get; private init; } = [];

    /// <summary>Gets a value indicating whether the Emulator presented it.</summary>
    public bool IsEmulator { get; private init; }

    public static TokenVerdict Refused(string reason) => new() { Refusal = reason };

    public static TokenVerdict Of(string serviceUrl, IReadOnlyList<string> endorsements) => new() { ServiceUrl = serviceUrl, Endorsements = endorsements };

    public static TokenVerdict OfEmulator() => new() { IsEmulator = true };
}
