using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Diagnosis.Manifests;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>
/// Random clusters in which nothing is wrong, with all that looks as if: completed Jobs, old restarts, past events, workloads scaled to zero on purpose, words in logs,
/// suspended CronJobs, rollouts of long ago, evicted pods of last week, nodes with conditions of their distribution.
/// </summary>
internal static class HealthyWorld
{
    public static List<JsonObject> Objects(int seed, int applications, bool withPlatform = false)
    {
        var random = new Bogus.Randomizer(seed);
        var text = new StringBuilder();
        for (var number = 0; number < applications; number++)
        {
            text.AppendLine(HealthyManifests.Application(random, number));
        }

        text.AppendLine(HealthyManifests.Nodes(random));
        text.AppendLine(withPlatform ? HealthyPlatform.Manifests(random) : "");
        var objects = ManifestText.Read(text.ToString(), new CaseNames(seed), isPartial: false);
        return objects;
    }
}
