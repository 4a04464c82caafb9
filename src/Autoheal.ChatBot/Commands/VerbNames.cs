using System.Collections.Frozen;

namespace Autoheal.ChatBot.Commands;

/// <summary>Finds the verb that somebody may have meant.</summary>
internal static class VerbNames
{
    private const int MaxDistance = 2;

    /// <summary>What people say first when they are in a hurry. It is only ever suggested, never done.</summary>
    private static readonly FrozenDictionary<string, string> s_otherWords = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["stop"] = "kill stop",
        ["halt"] = "kill halt",
        ["resume"] = "kill resume",
        ["show"] = "incident",
        ["list"] = "incidents",
        ["status"] = "incidents",
        ["yes"] = "approve",
        ["ok"] = "approve",
        ["no"] = "reject",
        ["deny"] = "reject",
        ["revert"] = "undo",
        ["rollback"] = "undo",
        ["ack"] = "take",
        ["mine"] = "take",
        ["pause"] = "hold",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name that is nearest to what was typed; null when none is near.</summary>
    public static string? Nearest(string typed, IEnumerable<string> names) => s_otherWords.TryGetValue(typed, out var meant) ? meant : names
        .Select(name => (Name: name, Distance: DistanceOf(typed, name)))
        .Where(candidate => candidate.Distance <= Math.Min(MaxDistance, candidate.Name.Length / 2))
        .OrderBy(candidate => candidate.Distance)
        .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    /// <summary>The number of letters to insert, remove, replace or swap with their neighbour (optimal string alignment).</summary>
    private static int DistanceOf(string one, string other)
    {
        if (one.Length > 30)
        {
            return int.MaxValue;
        }

        var distance = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                distance[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1, distance[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[one.Length, other.Length];
    }
}
