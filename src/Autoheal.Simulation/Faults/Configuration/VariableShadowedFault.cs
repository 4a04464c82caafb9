namespace Autoheal.Simulation.Faults.Configuration;

/// <summary>A release sets a variable twice, and the empty one wins.</summary>
internal sealed class VariableShadowedFault(string target) : ReleaseFault("variable-shadowed", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("CrashLoopBackOff"), Sign.Ended("Error", 1)];

    protected override void Prepare(FaultScene scene) =>
        scene.PublishNext();

    protected override string ChangeOfContainer(FaultScene scene) =>
        """
        {"image":"$next","env":[{"name":"$variable","value":""}]}
        """;
}
