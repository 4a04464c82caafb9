using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads amounts, alone and by resource name.</summary>
internal static class AmountReader
{
    public static ResourceAmounts Read(ref JsonCursor json)
    {
        if (!json.EnterObject())
        {
            return ResourceAmounts.None;
        }

        var amounts = new List<KeyValuePair<string, Quantity>>(4);
        while (json.NextProperty())
        {
            var name = json.Key();
            json.Read();
            if (ReadOne(ref json) is { } amount)
            {
                amounts.Add(new(name, amount));
            }
        }

        return amounts.Count == 0 ? ResourceAmounts.None : new ResourceAmounts([.. amounts]);
    }

    /// <summary>An amount, written as text or as a number; null when the value is neither.</summary>
    public static Quantity? ReadOne(ref JsonCursor json) => json.TokenType == JsonTokenType.Number
        ? decimal.TryParse(json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Quantity(number) : null
        : Quantity.Parse(json.Text());

    /// <summary>A port, by number or by name; also the number in a text.</summary>
    public static PortReference ReadPort(ref JsonCursor json)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return new PortReference { Number = json.Integer() ?? 0 };
        }

        var name = json.Text();
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new PortReference { Number = number }
            : new PortReference { Name = name.Length == 0 ? null : name };
    }

    /// <summary>A number or a percentage as its author wrote it.</summary>
    public static string ReadShare(ref JsonCursor json) => json.TokenType == JsonTokenType.Number
        ? (json.Integer() ?? 0).ToString(CultureInfo.InvariantCulture)
        : json.Text();
}
