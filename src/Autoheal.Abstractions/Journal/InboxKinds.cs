namespace Autoheal.Journal;

/// <summary>The kinds of <see cref="InboxItem"/> that this version understands.</summary>
public static class InboxKinds
{
    /// <summary>A person's answer to an approval request: <see cref="Approvals.ApprovalSubmission"/>.</summary>
    public const string Approval = "approval";

    /// <summary>A turn of the kill switch: <see cref="Policy.ControlCommand"/>.</summary>
    public const string Control = "control";

    /// <summary>An approval in advance: <see cref="Approvals.GrantSubmission"/>.</summary>
    public const string Grant = "grant";

    /// <summary>An approval in advance is taken back: <see cref="Approvals.GrantRevocation"/>.</summary>
    public const string GrantRevocation = "grant-revocation";

    /// <summary>What a person asks about an incident: <see cref="Incidents.IncidentCommand"/>.</summary>
    public const string Command = "command";

    /// <summary>Actions are sent back to the people, or that is lifted: <see cref="Policy.DemotionSubmission"/>.</summary>
    public const string Demotion = "demotion";

    /// <summary>
    /// An item that is there and may not be read, for instance one that another account posted. It may have meant stop, so that nothing writes until it is
    /// made readable or taken away.
    /// </summary>
    public const string Unreadable = "unreadable";
}
