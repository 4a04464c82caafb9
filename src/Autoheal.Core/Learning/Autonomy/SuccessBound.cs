namespace Autoheal.Learning.Autonomy;

/// <summary>
/// An anytime-valid lower bound on a rate of success: it may be looked at after every action, for ever, and the chance that it ever exceeds the true
/// rate is at most the error that was asked for. It holds however the outcomes depend on each other, as long as each succeeds with at most
/// the true rate given those before.
/// </summary>
/// <remarks>
/// For a rate <c>m</c> a gambler starts with capital 1 and bets the share <c>u</c> against it at every outcome: a success multiplies the capital by
/// <c>1 + u(1−m)/m</c>, a failure by <c>1 − u</c>. When the true rate is at most <c>m</c>, no bet gains on average, so by Ville's inequality the capital ever
/// reaches <c>1/α</c> with probability at most <c>α</c> (Waudby-Smith and Ramdas, Estimating means of bounded random variables by betting, J. R. Stat.
/// Soc. B 86, 2024, §4; Ville, 1939). No single share is right for every rate, so capital is spread evenly over all of them (the method of mixtures:
/// Robbins, Ann. Math. Stat. 41, 1970; Cover's universal portfolio, Math. Finance 1, 1991). With <c>c = (1−m)/m</c>, after s successes and f failures,
/// <c>K(m) = ∫₀¹ (1+cu)^s (1−u)^f du = Σₖ₌₀ˢ s!/(s−k)! · f!/(f+k+1)! · cᵏ</c>, by parts. K falls in m, so that the rates it cannot refute are an interval.
/// </remarks>
internal static class SuccessBound
{
    /// <summary>The precision of the bound.</summary>
    private const int Halvings = 50;

    /// <summary>The capital won by betting against a rate; infinite when it is more than a double holds.</summary>
    /// <param name="successes">Outcomes that succeeded.</param>
    /// <param name="failures">Outcomes that failed.</param>
    /// <param name="rate">The rate that is betted against, more than 0 and less than 1.</param>
    public static double Capital(int successes, int failures, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfNegative(failures);
        Require(rate is > 0 and < 1, nameof(rate), rate);
        var odds = (1 - rate) / rate;
        var term = 1.0 / (failures + 1);
        var sum = term;
        for (var k = 1; k <= successes && term > 0; k++)
        {
            term *= (successes - k + 1) * odds / (failures + k + 1);
            sum += term;
        }

        return sum;
    }

    /// <summary>The largest rate that the outcomes refute at an error: the true rate is at least that, but for a chance of at most the error.</summary>
    /// <param name="successes">Outcomes that succeeded.</param>
    /// <param name="failures">Outcomes that failed.</param>
    /// <param name="error">The chance of ever being wrong, more than 0 and less than 1.</param>
    public static double Lower(int successes, int failures, double error)
    {
        Require(error is > 0 and < 1, nameof(error), error);
        var (refuted, possible) = (0.0, 1.0);
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (refuted + possible) / 2;
            (refuted, possible) = Capital(successes, failures, middle) >= 1 / error ? (middle, possible) : (refuted, middle);
        }

        return refuted;
    }

    /// <summary>Whether the outcomes show that the true rate is at least a rate.</summary>
    public static bool Shows(int successes, int failures, double rate, double error)
    {
        Require(error is > 0 and < 1, nameof(error), error);
        return Capital(successes, failures, rate) >= 1 / error;
    }

    /// <summary>The fewest successes that show a rate in spite of some failures.</summary>
    public static int SuccessesNeeded(int failures, double rate, double error)
    {
        var (few, enough) = (0, 1);
        while (!Shows(enough, failures, rate, error))
        {
            (few, enough) = (enough, checked(enough * 2));
        }

        while (enough - few > 1)
        {
            var middle = few + ((enough - few) / 2);
            (few, enough) = Shows(middle, failures, rate, error) ? (few, middle) : (middle, enough);
        }

        return enough;
    }

    private static void Require(bool holds, string name, double actual)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(name, actual, "It must be more than 0 and less than 1.");
        }
    }
}
