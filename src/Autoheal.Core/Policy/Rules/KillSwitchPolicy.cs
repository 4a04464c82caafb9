namespace Autoheal.Policy.Rules;

/// <summary>Nothing new starts unless the kill switch says running.</summary>
internal sealed class KillSwitchPolicy : IPolicy
{
    private static readonly PolicyVote s_stop = PolicyVote.Deny("the kill switch says stop: no new actions");
    private static readonly PolicyVote s_halt = PolicyVote.Deny("the kill switch says halt, or cannot be read");

    public string Name => "kill-switch";

    public PolicyVote Evaluate(PolicyInput input) => input.Control switch
    {
        ControlMode.Running => PolicyVote.Abstain,
        ControlMode.Stopped => s_stop,
        _ => s_halt,
    };
}
