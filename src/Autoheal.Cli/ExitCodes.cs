namespace Autoheal.Cli;

/// <summary>What the tool's exit codes mean; scripts rely on them.</summary>
internal static class ExitCodes
{
    /// <summary>It worked.</summary>
    public const int Success = 0;

    /// <summary>It worked, and the answer is no: nothing diagnosed, denied, verification failed.</summary>
    public const int Negative = 1;

    /// <summary>Wrong usage or bad input; one line on standard error says what and where.</summary>
    public const int BadInput = 2;
}
