namespace Autoheal.SampleHost;

/// <summary>Who answers requests for approval.</summary>
internal enum ApprovalMode
{
    /// <summary>You do, over HTTP or with the command line.</summary>
    Ask = 0,

    /// <summary>A simulated colleague, who rejects.</summary>
    Deny,

    /// <summary>A simulated colleague, who approves.</summary>
    Auto,
}
