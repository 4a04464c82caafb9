namespace Autoheal.Simulation.Faults.Images;

/// <summary>A release forbids to pull its image, and no node has it.</summary>
internal sealed class ImageNeverPulledFault(string target) : ReleaseFault("image-never-pulled", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("ErrImageNeverPull"), Sign.Event("ErrImageNeverPull")];

    protected override string ChangeOfContainer(FaultScene scene) => """{"image":"$next","imagePullPolicy":"Never"}""";
}
