namespace Autoheal.Journal;

/// <summary>The kinds of <see cref="InboxItem"/> that this version understands.</summary>
public static class InboxKinds
{
    /// <summary>A person's answer to an approval request: <see cref="Approvals.ApprovalSubmission"/>.</summary>
    public const string Approval = "approval";

    /// <summary>A turn of the kill switch: <see cref="Policy.ControlCommand"/>.</summary>
    public const string Control = "control";
}
