using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Controllers;

/// <summary>Counts in a status that are left out while they are zero.</summary>
internal static class StatusCounts
{
    public static void Count(this JsonObject status, string field, long count)
    {
        if (count == 0)
            status.Remove(field);
        else
            status[field] = count;
    }
}
