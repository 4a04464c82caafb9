using System.Globalization;

namespace Autoheal.Kubernetes.Model;

/// <summary>An amount such as <c>250m</c> or <c>128Mi</c>, in cores, bytes or pieces. Compared by value: <c>1000m</c> is <c>1</c>.</summary>
public readonly record struct Quantity(decimal Amount) : IComparable<Quantity>
{
    private const int LongestText = 40;

    /// <summary>Gets the amount in whole units, rounded up as Kubernetes rounds.</summary>
    public long Whole => Amount >= long.MaxValue ? long.MaxValue : (long)decimal.Ceiling(Amount);

    /// <summary>Reads an amount as the API writes it; null when the text is none.</summary>
    public static Quantity? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > LongestText)
        {
            return null;
        }

        var suffix = text.AsSpan(text.AsSpan().TrimEnd("numkKMGTPEi").Length);
        var number = text.AsSpan(0, text.Length - suffix.Length);
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent;
        if (Factor(suffix) is not { } factor || !decimal.TryParse(number, Style, CultureInfo.InvariantCulture, out var value))
        {
            return null;
        }

        return Math.Abs(value) > decimal.MaxValue / (1L << 61) ? null : new Quantity(value * factor);
    }

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Amount.CompareTo(other.Amount);

    /// <summary>The sum.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Amount + right.Amount);

    /// <summary>The difference.</summary>
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Amount - right.Amount);

    /// <summary>Whether less.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Amount < right.Amount;

    /// <summary>Whether more.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Amount > right.Amount;

    /// <summary>Whether at most as much.</summary>
    public static bool operator <=(Quantity left, Quantity right) => left.Amount <= right.Amount;

    /// <summary>Whether at least as much.</summary>
    public static bool operator >=(Quantity left, Quantity right) => left.Amount >= right.Amount;

    /// <summary>As people write it: gibibytes, mebibytes and millicores where they divide evenly.</summary>
    public override string ToString()
    {
        if (Amount >= 1 << 30 && decimal.Remainder(Amount, 1 << 30) == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Amount / (1 << 30):0}Gi");
        }

        if (Amount >= 1 << 20 && decimal.Remainder(Amount, 1 << 20) == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Amount / (1 << 20):0}Mi");
        }

        return decimal.Remainder(Amount, 1) == 0
            ? Amount.ToString("0", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Amount * 1000:0.######}m");
    }

    private static decimal? Factor(ReadOnlySpan<char> suffix) => suffix switch
    {
        "" => 1,
        "n" => 0.000_000_001m,
        "u" => 0.000_001m,
        "m" => 0.001m,
        "k" => 1_000,
        "M" => 1_000_000,
        "G" => 1_000_000_000,
        "T" => 1_000_000_000_000,
        "P" => 1_000_000_000_000_000,
        "E" => 1_000_000_000_000_000_000,
        "Ki" => 1L << 10,
        "Mi" => 1L << 20,
        "Gi" => 1L << 30,
        "Ti" => 1L << 40,
        "Pi" => 1L << 50,
        "Ei" => 1L << 60,
        _ => null,
    };
}
