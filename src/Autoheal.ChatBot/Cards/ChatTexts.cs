using System.Globalization;
using Autoheal.ChatBot.Incidents;
using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.ChatBot.Cards;

/// <summary>
/// The words around what the incident itself says. A host that speaks another language registers a class derived from this one before it adds a
/// platform. Stateless; thread-safe.
/// </summary>
public class ChatTexts
{
    /// <summary>Gets the label of the button that approves.</summary>
    public virtual string Approve => "Approve";

    /// <summary>Gets the label of the button that rejects.</summary>
    public virtual string Reject => "Reject…";

    /// <summary>Gets the label of the button that takes an approval back.</summary>
    public virtual string Revoke => "Take my approval back";

    /// <summary>Gets the label of the button that pursues another hypothesis.</summary>
    public virtual string Pursue => "Another cause…";

    /// <summary>Gets the label of the button that takes the incident.</summary>
    public virtual string Take => "I take it";

    /// <summary>Gets the label of the button that holds the incident.</summary>
    public virtual string Hold => "Hold…";

    /// <summary>Gets the label of the button that ends a hold.</summary>
    public virtual string Release => "Go on";

    /// <summary>Gets the label of the button that undoes an action.</summary>
    public virtual string Undo => "Undo";

    /// <summary>Gets the label of the button that explains the decision.</summary>
    public virtual string Why => "Why?";

    /// <summary>Gets the label of the button that looks at something.</summary>
    public virtual string Diagnose => "Diagnose…";

    /// <summary>Gets the label of the button that shows an incident.</summary>
    public virtual string Show => "Show";

    /// <summary>Gets the label of the field that says what to look at.</summary>
    public virtual string ScopeLabel => "What: NAMESPACE, NAMESPACE/NAME or KIND/NAMESPACE/NAME";

    /// <summary>Gets the text of the link to the host's own page.</summary>
    public virtual string Timeline => "timeline and transcript";

    /// <summary>Gets the title of the ranked causes.</summary>
    public virtual string Causes => "Causes, best first";

    /// <summary>Gets the title of the facts.</summary>
    public virtual string Facts => "Facts";

    /// <summary>Gets the title of what is to be decided.</summary>
    public virtual string ToDecide => "To decide";

    /// <summary>Gets the title of the command that does the same by hand.</summary>
    public virtual string ByHand => "The same by hand";

    /// <summary>Gets the title of what was done.</summary>
    public virtual string Done => "Done";

    /// <summary>Gets the title of what should be checked next.</summary>
    public virtual string CheckNext => "Check next";

    /// <summary>Gets the name of the field with the policy's sentence.</summary>
    public virtual string PolicyName => "Policy";

    /// <summary>Gets the name of the field with the blast radius.</summary>
    public virtual string Touches => "Touches";

    /// <summary>Gets the name of the field with the way back.</summary>
    public virtual string WayBack => "Way back";

    /// <summary>Gets the name of the field with the end of a request.</summary>
    public virtual string Expires => "Expires";

    /// <summary>Gets the name of the field with the number of approvals.</summary>
    public virtual string Approvals => "Approvals";

    /// <summary>Gets what happens once enough people approve.</summary>
    public virtual string OnceApproved =>
        "Once enough people approve it is done, unless something changed meanwhile, and then watched until it is clear whether it helped. Reject: nothing is done.";

    /// <summary>Gets what is said when there is no open incident.</summary>
    public virtual string NoIncidents => "No incident is open.";

    /// <summary>Gets what is said of an id that leads nowhere.</summary>
    public virtual string NoSuchIncident => "There is no incident of that id. `incidents` lists the open ones.";

    /// <summary>Gets what is said of a request that cannot be answered any more.</summary>
    public virtual string RequestIsClosed => "That request is closed: it was answered, has expired, its plan fell through, or there is none of that id. Nothing was done now.";

    /// <summary>Gets what is said to those whom nobody has mapped to a person.</summary>
    public virtual string ReadsOnly => "You can read here, but not decide: the operator has not mapped your account to a person.";

    /// <summary>Gets what is said when something could not be done for a reason on our side.</summary>
    public virtual string Failed => "That failed here; the operator's log says why. Look at where things stand before you ask again.";

    /// <summary>Gets what is said to those who ask too often.</summary>
    public virtual string TooOften => "That was too much at once. Please wait a moment.";

    /// <summary>Gets the name of the tasks of which there is nothing in this version.</summary>
    public virtual string NotAvailable => "That is not available in this version.";

    /// <summary>A state in a few words.</summary>
    public virtual string Of(StoryState state) => state switch
    {
        StoryState.Looking => "looking",
        StoryState.Planning => "planning",
        StoryState.AwaitingApproval => "waits for approval",
        StoryState.Acting => "acting",
        StoryState.Verifying => "verifying",
        StoryState.Undoing => "undoing",
        StoryState.Shadowing => "in the shadow: nothing is done",
        StoryState.Taken => "taken by a person",
        StoryState.Closed => "closed",
        _ => "new",
    };

    /// <summary>An end in a few words.</summary>
    public virtual string Of(IncidentEnd end) => end switch
    {
        IncidentEnd.Healed => "healed",
        IncidentEnd.Healthy => "nothing is wrong",
        IncidentEnd.Recovered => "recovered by itself",
        IncidentEnd.HandedOver => "handed over",
        IncidentEnd.Rejected => "rejected",
        IncidentEnd.Denied => "denied by policy",
        IncidentEnd.Escalated => "a person has to go on",
        IncidentEnd.Undone => "undone",
        _ => "open",
    };

    /// <summary>What a plan's step touches.</summary>
    public virtual string Of(BlastRadius radius)
    {
        ArgumentNullException.ThrowIfNull(radius);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Count(radius.Pods, "pod")} of {radius.ServicePods} in {string.Join(", ", radius.Namespaces)}");
    }

    /// <summary>Who has to approve.</summary>
    public virtual string Of(ApprovalRequirement requirement, int approved)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return string.Create(CultureInfo.InvariantCulture, $"{approved} of {requirement.Quorum} ({string.Join(" or ", requirement.Roles)})");
    }

    /// <summary>A number of things.</summary>
    public virtual string Count(int number, string one) => number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {one}s");

    /// <summary>A span in its two largest units.</summary>
    public virtual string Of(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, Math.Round(span.TotalSeconds)):0} s"),
        { TotalMinutes: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} m {span.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} m"),
    };
}
