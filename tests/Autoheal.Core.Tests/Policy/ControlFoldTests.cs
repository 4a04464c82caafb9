using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Policy;

/// <summary>A turn of the kill switch counts where it was meant to, and nowhere else.</summary>
public sealed class ControlFoldTests
{
    /// <summary>A waiting revocation that is dropped, and another in its place, are two epochs: what was checked during the first is checked again.</summary>
    [Fact]
    public void PassWaiting_OneInPlaceOfAnother_IsAnotherEpoch()
    {
        var epochs = Enumerable.Range(0, 1_000).Select(item =>
        {
            var fold = new ControlFold(null, [""]);
            fold.Pass(7);
            fold.PassWaiting($"grant-revocation-{item}");
            return fold.State.Epoch;
        });

        Assert.Equal(1_000, epochs.Where(epoch => epoch > 1_000).Distinct().Count());
    }

    [Fact]
    public void Take_StopForOneCluster_LeavesTheOther()
    {
        Assert.Equal(ControlMode.Stopped, Fold("eu", ("eu", ControlMode.Stopped)).Mode);
        Assert.Equal(ControlMode.Running, Fold("us", ("eu", ControlMode.Stopped)).Mode);
    }

    [Fact]
    public void Take_StopForAll_CountsEverywhereUntilAllResume()
    {
        Assert.Equal(ControlMode.Stopped, Fold("us", (null, ControlMode.Stopped), ("us", ControlMode.Running)).Mode);
        Assert.Equal(ControlMode.Running, Fold("us", (null, ControlMode.Stopped), (null, ControlMode.Running)).Mode);
    }

    [Fact]
    public void Take_ResumeForAll_LeavesTheClustersOwnStop() =>
        Assert.Equal(ControlMode.Halted, Fold("us", ("us", ControlMode.Halted), (null, ControlMode.Running)).Mode);

    [Fact]
    public void Take_StopForARenamedCluster_CountsEverywhereUntilThatNameResumes()
    {
        Assert.Equal(ControlMode.Stopped, Fold("us", ("old", ControlMode.Stopped)).Mode);
        Assert.Equal(ControlMode.Running, Fold("us", ("old", ControlMode.Stopped), ("old", ControlMode.Running)).Mode);
    }

    [Fact]
    public void Take_TurnForAnotherCluster_StartsNoNewEpoch() =>
        Assert.Equal(1, Fold("us", (null, ControlMode.Running), ("eu", ControlMode.Stopped)).Epoch);

    [Fact]
    public void Take_UnknownCluster_CountsEverything() => Assert.Equal(ControlMode.Stopped, Fold(null, ("eu", ControlMode.Stopped)).Mode);

    [Fact]
    public void TakeWaiting_Resume_DoesNotCountYet()
    {
        var fold = new ControlFold("us", ["eu", "us"]);
        fold.Take(new ControlChanged { Mode = ControlMode.Stopped, Cluster = "us", By = "person:amira" }, 1);

        fold.TakeWaiting(new ControlCommand { Mode = ControlMode.Running, Cluster = "us" });

        Assert.Equal(ControlMode.Stopped, fold.State.Mode);
    }

    private static ControlState Fold(string? cluster, params (string? Cluster, ControlMode Mode)[] turns)
    {
        var fold = new ControlFold(cluster, ["eu", "us"]);
        for (var i = 0; i < turns.Length; i++)
        {
            fold.Take(new ControlChanged { Mode = turns[i].Mode, Cluster = turns[i].Cluster, By = "person:amira" }, i + 1);
        }

        return fold.State;
    }
}
