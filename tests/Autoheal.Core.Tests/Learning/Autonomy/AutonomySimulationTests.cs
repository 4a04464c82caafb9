using Autoheal.Learning.Autonomy;
using Autoheal.Policy;
using Xunit.Abstractions;

namespace Autoheal.Core.Tests.Learning.Autonomy;

/// <summary>
/// A hundred thousand histories, looked at after every action: what does not succeed often enough is hardly ever promoted, and what falls off is
/// demoted at once. Prints what it measures.
/// </summary>
public sealed class AutonomySimulationTests(ITestOutputHelper output)
{
    private const int Histories = 100_000;
    private const int Actions = 1_000;
    private const double Gate = 0.95;
    private const double Error = 0.05;

    [Theory]
    [InlineData(0.90)]
    [InlineData(0.94)]
    [InlineData(Gate)]
    public void Promotion_TrueRateNotAboveTheGate_AtMostOneHistoryInTwentyEver(double rate)
    {
        var wrong = Promoted(rate, Gates(new AutonomyRecord { Class = AutonomyClass.Key }), seed: 1);

        output.WriteLine($"true {rate:0.00}, gate {Gate}: {wrong:N0} of {Histories:N0} histories of {Actions:N0} actions were ever promoted ({(double)wrong / Histories:P2})");
        Assert.InRange(wrong, 0, (int)(Error * Histories));
    }

    /// <summary>The simulation can fail: a gate that looks at the share of successes after every action, as many do, is wrong in nearly every third history.</summary>
    [Fact]
    public void Promotion_ByTheShareAloneAfterThirtyActions_IsWrongSixTimesTooOften()
    {
        int[] share = [.. Enumerable.Range(0, Actions).Select(failures => Math.Max((int)Math.Ceiling(failures * Gate / (1 - Gate)), 30 - failures))];
        var wrong = Promoted(0.90, share, seed: 1);

        output.WriteLine($"true 0.90, by the share alone: {wrong:N0} of {Histories:N0} ({(double)wrong / Histories:P1})");
        Assert.True(wrong > Error * Histories);
    }

    [Theory]
    [InlineData(0.99, 0.95)]
    [InlineData(1.00, 1.00)]
    public void Promotion_TrueRateAboveTheGate_ComesForMost(double rate, double most)
    {
        var right = Promoted(rate, Gates(new AutonomyRecord { Class = AutonomyClass.Key }), seed: 2);

        output.WriteLine($"true {rate:0.00}: {(double)right / Histories:P1} are promoted within {Actions:N0} actions");
        Assert.True(right >= most * Histories);
    }

    /// <summary>
    /// The first failure demotes. No rule that sees only how actions end can be quicker: in 0.8¹⁰ = 10.7 % of all falls to 0.8 the next ten actions
    /// succeed.
    /// </summary>
    [Fact]
    public void Demotion_FallTo08_IsWithinTenActionsAsOftenAsAnyRuleCan()
    {
        var random = new Random(3);
        var took = new List<int>(Histories);
        for (var history = 0; history < Histories / 10; history++)
        {
            var actions = new AutonomyClass(new AutonomyOptions { Earned = true });
            Assert.True(actions.SucceedUntilPromoted() > 0);
            var count = 1;
            while (actions.See(random.NextDouble() < 0.8 ? AutonomyOutcome.Succeeded : AutonomyOutcome.Failed) is null)
            {
                count++;
            }

            Assert.Equal(AutonomyLevel.Approve, actions.Level);
            took.Add(count);
        }

        var within = took.Count(count => count <= 10) / (double)took.Count;
        took.Sort();
        output.WriteLine($"after a fall to 0.80: demoted after {took.Average():0.0} actions on average, median {took[took.Count / 2]}, {within:P1} within 10, 99 % within {took[took.Count * 99 / 100]}");
        Assert.InRange(took.Average(), 4.7, 5.3);
        Assert.InRange(within, 0.88, 0.91);
    }

    /// <summary>How many successes promote, for every number of failures: the judge's own question, asked once instead of after every action.</summary>
    private static int[] Gates(AutonomyRecord record) =>
        [.. Enumerable.Range(0, 80).Select(failures => SuccessBound.SuccessesNeeded(failures, Gate, AutonomyJudge.ErrorFor(record, Error)))];

    private static int Promoted(double rate, int[] gates, int seed)
    {
        var random = new Random(seed);
        var promoted = 0;
        for (var history = 0; history < Histories; history++)
        {
            promoted += IsPromoted(rate, gates, random) ? 1 : 0;
        }

        return promoted;
    }

    private static bool IsPromoted(double rate, int[] gates, Random random)
    {
        var (successes, failures) = (0, 0);
        for (var action = 0; action < Actions && failures < gates.Length; action++)
        {
            _ = random.NextDouble() < rate ? successes++ : failures++;
            if (failures < gates.Length && successes >= gates[failures])
            {
                return true;
            }
        }

        return false;
    }
}
