using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Api.Patching;

/// <summary>Finds and orders the elements of lists that are told apart by a merge key or, without one, by their value.</summary>
internal static class ListOrder
{
    public static int IndexOf(JsonArray list, string? key, JsonNode? identity)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var candidate = key is null ? list[i] : (list[i] as JsonObject)?[key];
            if (JsonNode.DeepEquals(candidate, identity))
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Brings the named elements into the wanted order. Elements that the order does not name stay behind the element that they followed.
    /// </summary>
    public static void Arrange(JsonObject owner, string field, JsonArray wanted, string? key)
    {
        if (owner[field] is not JsonArray list)
            return;
        var ranks = new int[list.Count];
        var rank = -1;
        for (var i = 0; i < list.Count; i++)
        {
            var named = RankOf(list[i], wanted, key);
            rank = named >= 0 ? named : rank;
            ranks[i] = rank;
        }

        var order = Enumerable.Range(0, list.Count).OrderBy(i => ranks[i]).ToArray();
        var arranged = new JsonArray();
        foreach (var index in order)
            arranged.Add(list[index]?.DeepClone());
        owner[field] = arranged;
    }

    private static int RankOf(JsonNode? element, JsonArray wanted, string? key)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (key is null ? JsonNode.DeepEquals(element, wanted[i]) : JsonNode.DeepEquals((element as JsonObject)?[key], (wanted[i] as JsonObject)?[key]))
                return i;
        }

        return -1;
    }
}
