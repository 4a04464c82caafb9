namespace Autoheal.Simulation.Faults.Images;

/// <summary>A release names its image in a way that no runtime can read.</summary>
internal sealed class InvalidImageNameFault(string target) : ReleaseFault("invalid-image-name", target)
{
    internal override IReadOnlyList<Sign> Signs => [Sign.Waiting("InvalidImageName"), Sign.Event("InspectFailed", "couldn't parse image name")];

    protected override string ChangeOfContainer(FaultScene scene) =>
        """{"image":"$REPOSITORY:$version"}""";
}
