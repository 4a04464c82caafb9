namespace Autoheal.Reasoning.Statistics;

/// <summary>Whether two samples come from one distribution, for instance the latencies of a canary and of what it replaces. Immutable.</summary>
public sealed record TwoSamples
{
    /// <summary>Gets the largest distance between the two empirical distributions, 0 to 1.</summary>
    public required double Distance { get; init; }

    /// <summary>Gets the probability of so large a distance if both came from one distribution.</summary>
    public required double PValue { get; init; }

    /// <summary>Compares two samples by the Kolmogorov–Smirnov test.</summary>
    /// <param name="first">At least 5 values.</param>
    /// <param name="second">At least 5 values.</param>
    /// <remarks>
    /// Source: N. Smirnov, "Table for estimating the goodness of fit of empirical distributions", Ann. Math. Stat. 19, 1948; the p-value is the
    /// asymptotic series Q(λ) = 2 Σ (−1)^{k−1} e^{−2k²λ²} at λ = (√nₑ + 0.12 + 0.11/√nₑ) D with nₑ = nm/(n+m) (M. A. Stephens, 1970).
    /// </remarks>
    public static TwoSamples Compare(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        Series.Check(first, 5);
        Series.Check(second, 5);
        double[] a = [.. first.Order()];
        double[] b = [.. second.Order()];
        var distance = 0d;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= value)
            {
                i++;
            }

            while (j < b.Length && b[j] <= value)
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        var effective = Math.Sqrt((double)a.Length * b.Length / (a.Length + b.Length));
        return new TwoSamples { Distance = distance, PValue = Tail((effective + 0.12 + (0.11 / effective)) * distance) };
    }

    private static double Tail(double lambda)
    {
        if (lambda < 0.2)
        {
            return 1;
        }

        var sum = 0d;
        for (var k = 1; k <= 100; k++)
        {
            var term = Math.Exp(-2 * k * k * lambda * lambda);
            sum += k % 2 == 1 ? term : -term;
            if (term < 1e-12)
            {
                break;
            }
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
