using System.Globalization;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>Writes sizes of storage as people write them: <c>20Gi</c>.</summary>
internal static class Sizes
{
    private static readonly (long Bytes, string Unit)[] s_units =
        [(1L << 40, "Ti"), (1L << 30, "Gi"), (1L << 20, "Mi"), (1_000_000_000_000, "T"), (1_000_000_000, "G"), (1_000_000, "M")];

    public static string Text(Quantity? size)
    {
        if (size is not { } amount)
        {
            return "an unknown size";
        }

        foreach (var (bytes, unit) in s_units)
        {
            if (amount.Amount >= bytes && decimal.Remainder(amount.Amount, bytes) == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{amount.Amount / bytes:0}{unit}");
            }
        }

        return amount.ToString();
    }
}
