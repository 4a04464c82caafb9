using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a Deployment's <c>strategy</c>.</summary>
internal static class StrategyReader
{
    public static Strategy Read(ref JsonCursor json)
    {
        var strategy = default(Strategy);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("type"u8)) strategy.Recreates = json.Text() == "Recreate";
                else if (json.At("rollingUpdate"u8)) ReadRolling(ref json, ref strategy);
                else json.Skip();
            }
        }

        return strategy;
    }

    private static void ReadRolling(ref JsonCursor json, ref Strategy strategy)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("maxUnavailable"u8)) strategy.Unavailable = ReadShare(ref json);
            else if (json.At("maxSurge"u8)) strategy.Surge = ReadShare(ref json);
            else json.Skip();
        }
    }

    private static Share ReadShare(ref JsonCursor json)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return new Share(json.Integer(), null);
        }

        var text = json.Text();
        return text.EndsWith('%') && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
            ? new Share(null, percent)
            : default;
    }

    public readonly record struct Share(int? Count, int? Percent);

    public struct Strategy
    {
        public bool Recreates;
        public Share Unavailable;
        public Share Surge;

        /// <summary>As the deployment controller counts: percentages round up.</summary>
        public readonly int MaxSurge(int replicas) =>
            Recreates ? 0 : Surge.Count ?? (int)Math.Min(((replicas * (long)(Surge.Percent ?? 25)) + 99) / 100, int.MaxValue);

        /// <summary>As the deployment controller counts: percentages round down, and a rollout that may neither surge nor lose any loses one.</summary>
        public readonly int MaxUnavailable(int replicas)
        {
            var most = Recreates ? replicas : Unavailable.Count ?? (int)(replicas * (long)Math.Min(Unavailable.Percent ?? 25, 100) / 100);
            var surgesNot = Surge is { Count: 0 } or { Percent: 0 };
            return most == 0 && surgesNot ? 1 : most;
        }
    }
}
