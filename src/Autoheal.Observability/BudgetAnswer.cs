using System.Globalization;
using System.Text.Json;

namespace Autoheal.Observability;

/// <summary>
/// Reads the answer to an instant query (https://prometheus.io/docs/prometheus/latest/querying/api): a scalar, or a vector of exactly one sample. Anything
/// else is no budget.
/// </summary>
internal static class BudgetAnswer
{
    /// <summary>How far the time of an answer may lie from now: beyond it, it is somebody's old answer, or the clocks disagree.</summary>
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(5);

    /// <summary>The share that is left, or why there is none.</summary>
    public static (double? Remaining, string? Wrong) Read(ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, now);
        }
        catch (JsonException)
        {
            return (null, "the answer is no JSON");
        }
    }

    private static (double?, string?) Read(JsonElement root, DateTimeOffset now)
    {
        if (Find(root, "status") is not { ValueKind: JsonValueKind.String } status || status.GetString() != "success" || Find(root, "data") is not { } data)
        {
            return (null, "the query failed");
        }

        if (Find(root, "warnings") is { ValueKind: JsonValueKind.Array } warnings && warnings.GetArrayLength() > 0)
        {
            return (null, "the answer is partial");
        }

        var type = Find(data, "resultType") is { ValueKind: JsonValueKind.String } named ? named.GetString() : null;
        return (type, Find(data, "result")) switch
        {
            ("scalar", { } sample) => Value(sample, now),
            ("vector", { ValueKind: JsonValueKind.Array } vector) => vector.GetArrayLength() switch
            {
                0 => (null, "the query gives no value"),
                1 when Find(vector[0], "value") is { } sample => Value(sample, now),
                1 => (null, "the value cannot be read"),
                _ => (null, "the query gives several values"),
            },
            _ => (null, "the query gives neither a scalar nor a vector"),
        };
    }

    private static (double?, string?) Value(JsonElement sample, DateTimeOffset now) =>
        sample.ValueKind == JsonValueKind.Array && sample.GetArrayLength() == 2 && sample[1].ValueKind == JsonValueKind.String
        && double.TryParse(sample[1].GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? double.IsFinite(share) && share <= 1 ? IsRecent(sample[0], now) ? (share, null) : (null, "the answer is not of now") : (null, "the value is no share of 1 at most")
            : (null, "the value cannot be read");

    /// <summary>A query is answered for the moment at which it is asked; what is in between may have kept an answer.</summary>
    private static bool IsRecent(JsonElement time, DateTimeOffset now) => time.ValueKind == JsonValueKind.Number && time.TryGetDouble(out var seconds)
        && Math.Abs(seconds - (now - DateTimeOffset.UnixEpoch).TotalSeconds) <= s_skew.TotalSeconds;

    private static JsonElement? Find(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;
}
