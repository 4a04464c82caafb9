using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a Deployment's <c>strategy</c>.</summary>
internal static class StrategyReader
{
    public static Strategy Read(ref Utf8JsonReader json)
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

    private static void ReadRolling(ref Utf8JsonReader json, ref Strategy strategy)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("maxUnavailable"u8)) (strategy.Count, strategy.Percent) = ReadShare(ref json);
            else if (json.At("maxSurge"u8)) strategy.SurgesNot = ReadShare(ref json) is (0, null) or (null, 0);
            else json.Skip();
        }
    }

    private static (int? Count, int? Percent) ReadShare(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return (json.Integer(), null);
        }

        var text = json.Text();
        return text.EndsWith('%') && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
            ? (null, Math.Min(percent, 100))
            : (null, null);
    }

    public struct Strategy
    {
        public bool Recreates;
        public int? Count;
        public int? Percent;
        public bool SurgesNot;

        /// <summary>As the deployment controller counts: percentages round down, and a rollout that may neither surge nor lose any loses one.</summary>
        public readonly int MaxUnavailable(int replicas)
        {
            var most = Recreates ? replicas : Count ?? replicas * (Percent ?? 25) / 100;
            return most == 0 && SurgesNot ? 1 : most;
        }
    }
}
