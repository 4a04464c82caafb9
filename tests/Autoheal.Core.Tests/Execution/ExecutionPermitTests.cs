using Autoheal.Core.Tests.Doubles;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Planning;

namespace Autoheal.Core.Tests.Execution;

public sealed class ExecutionPermitTests
{
    [Fact]
    public async Task Redeem_ManyAtOnce_OneSucceeds()
    {
        for (var round = 0; round < 200; round++)
        {
            var checks = 0;
            var permit = Permit(checkAgain: () => Interlocked.Increment(ref checks));
            using var start = new Barrier(4);
            var threads = Enumerable.Range(0, 4).Select(_ => Succeeds(permit, start)).ToArray();

            Assert.Single(threads.Select(thread => thread()), won => won);
            Assert.Equal(1, checks);
            Assert.True(permit.IsRedeemed);
        }
    }

    [Fact]
    public async Task Redeem_Twice_RefusesTheSecond()
    {
        var permit = Permit();
        await permit.RedeemAsync(Samples.Target, CancellationToken.None);

        await Refuses(permit, Samples.Target, "The permit of intent INC-1/1 has been used.");
    }

    [Theory]
    [InlineData("uid")]
    [InlineData("name")]
    [InlineData("namespace")]
    [InlineData("kind")]
    [InlineData("group")]
    [InlineData("cluster")]
    public async Task Redeem_AnotherTarget_RefusesAndStaysUsable(string what)
    {
        var permit = Permit();
        var other = what switch
        {
            "uid" => Samples.Target with { Uid = "successor" },
            "name" => Samples.Target with { Name = "web" },
            "namespace" => Samples.Target with { Namespace = "shop" },
            "kind" => Samples.Target with { Kind = "StatefulSet" },
            "group" => Samples.Target with { Group = "" },
            _ => Samples.Target with { ClusterId = "c2" },
        };

        await Assert.ThrowsAsync<PermitRefusedException>(async () => await permit.RedeemAsync(other, CancellationToken.None));
        Assert.False(permit.IsRedeemed);
        await permit.RedeemAsync(Samples.Target, CancellationToken.None);
    }

    [Fact]
    public async Task Redeem_LastCheckSaysNo_UsesThePermitUp()
    {
        var permit = Permit(checkAgain: () => throw new PermitRefusedException("halted"));

        await Refuses(permit, Samples.Target, "halted");
        await Refuses(permit, Samples.Target, "The permit of intent INC-1/1 has been used.");
    }

    [Fact]
    public async Task Redeem_Withdrawn_Refuses()
    {
        var permit = Permit();
        permit.Withdraw();

        await Refuses(permit, Samples.Target, "The permit of intent INC-1/1 has been used.");
    }

    [Theory]
    [InlineData(PermitOperation.None)]
    [InlineData((PermitOperation)7)]
    [InlineData((PermitOperation)(-1))]
    public void New_WithoutAKnownPurpose_Throws(PermitOperation operation) => Assert.Throws<ArgumentException>(() => Permit(operation));

    [Fact]
    public void New_NotAboutOneObject_Throws()
    {
        var other = Samples.Target with { Uid = "successor" };

        Assert.Throws<ArgumentException>(() => Permit(expected: other));
        Assert.Throws<ArgumentException>(() => Permit(desired: other));
        Assert.Throws<ArgumentException>(() => Permit(expected: other, desired: other));
    }

    private static Func<bool> Succeeds(ExecutionPermit permit, Barrier start)
    {
        var won = false;
        var thread = new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                permit.RedeemAsync(Samples.Target, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                won = true;
            }
            catch (PermitRefusedException)
            {
            }
        });
        thread.Start();
        return () =>
        {
            thread.Join();
            return won;
        };
    }

    private static async Task Refuses(ExecutionPermit permit, ResourceRef target, string message)
    {
        var refusal = await Assert.ThrowsAsync<PermitRefusedException>(async () => await permit.RedeemAsync(target, CancellationToken.None));
        Assert.Equal(message, refusal.Message);
    }

    private static ExecutionPermit Permit(
        PermitOperation operation = PermitOperation.Execute, Action? checkAgain = null, ResourceRef? expected = null, ResourceRef? desired = null) => new(
        "INC-1/1",
        operation,
        Samples.Action,
        new GuardSet(expected ?? Samples.Target, []),
        new GuardSet(desired ?? Samples.Target, []),
        (_, _) =>
        {
            checkAgain?.Invoke();
            return ValueTask.CompletedTask;
        });
}
