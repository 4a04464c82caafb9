namespace Autoheal.ChatBot.Conversation;

/// <summary>What buttons and forms ask for.</summary>
public static class ChatActs
{
    /// <summary>Approves a request; the value is the request's id.</summary>
    public const string Approve = "approve";

    /// <summary>Opens the form that rejects a request; the value is the request's id.</summary>
    public const string Reject = "reject";

    /// <summary>Takes an approval back; the value is the request's id.</summary>
    public const string Revoke = "revoke";

    /// <summary>Opens the form that pursues another hypothesis; the value is <c>INCIDENT:DIAGNOSIS SEQUENCE</c>.</summary>
    public const string Pursue = "pursue";

    /// <summary>Takes an incident; the value is its id.</summary>
    public const string Take = "take";

    /// <summary>Opens the form that holds an incident; the value is its id.</summary>
    public const string Hold = "hold";

    /// <summary>Ends a take or hold; the value is the incident's id.</summary>
    public const string Release = "release";

    /// <summary>Undoes an executed action; the value is <c>INCIDENT:INTENT</c>.</summary>
    public const string Undo = "undo";

    /// <summary>Shows why policy decided so; the value is the incident's id.</summary>
    public const string Why = "why";

    /// <summary>Shows an incident whole; the value is its id.</summary>
    public const string Show = "show";

    /// <summary>Opens the form that chooses what to look at; the value means nothing.</summary>
    public const string Diagnose = "diagnose";
}
