namespace Autoheal.Policy.Rules;

/// <summary>Nothing new starts unless the kill switch says running.</summary>
internal sealed class KillSwitchPolicy : IPolicy
{
    public string Name => "kill-switch";

    public PolicyVote Evaluate(PolicyInput input) => input.Control switch
    {
        ControlMode.Running => PolicyVote.Abstain,
        ControlMode.Stopped => PolicyVote.Deny("the kill switch says stop: no new actions"),
        _ => PolicyVote.Deny("the kill switch says halt, or cannot be read"),
    };
}
