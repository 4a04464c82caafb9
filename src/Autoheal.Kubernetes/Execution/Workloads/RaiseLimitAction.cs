using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Raises one limit of one container by at most a quarter, at most once a day, within the quotas and ranges of the namespace.</summary>
internal sealed class RaiseLimitAction(LiveWorkloadReader workloads, LiveLists lists, GuardedPatch patch, HumanHands hands)
    : WorkloadAction(workloads, patch, hands)
{
    private const int MostPercent = 25;
    private const string OwnManager = "autoheal";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RaiseLimit,
        Version = 1,
        Description = "Raises the memory or CPU limit of one container by at most 25 %, at most once a day, within quota.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Deployment", "StatefulSet", "DaemonSet"],
        Parameters =
        [
            new() { Name = ActionNames.Container, Description = "The container, by its name in the template." },
            new() { Name = ActionNames.Resource, Description = "memory or cpu.", MaxLength = 6 },
            new()
            {
                Name = ActionNames.Percent,
                Description = "By how much, in percent of the limit now; 25 when left out.",
                Type = ActionParameterType.Integer,
                Required = false,
                Minimum = 1,
                Maximum = MostPercent,
            },
        ],
        ReadPermissions =
        [
            .. Permissions.ReadWorkload, Permissions.Of("", "resourcequotas", "list"), Permissions.Of("", "limitranges", "list"),
        ],
        WritePermissions = Permissions.PatchWorkloads,
        Preconditions =
        [
            "the workload rolls changes out by itself: not paused, not OnDelete, not partitioned",
            "the container has that limit, and Autoheal has not changed the workload within a day",
            "the quotas have room for all pods, and the LimitRanges allow the limit",
            "no GitOps tool and no controller owns the workload",
        ],
        GuardedFields = ["/spec/paused", "/spec/updateStrategy", PodTemplates.Pointer],
        WrittenFields = [PodTemplates.Pointer],
    };

    protected override RefusedAction? CheckParameters(PreparationRequest request)
    {
        var parameters = request.Proposal.Parameters;
        if (parameters.GetValueOrDefault(ActionNames.Resource) is not ("memory" or "cpu") || !parameters.ContainsKey(ActionNames.Container))
        {
            return Refusals.Because("parameters", $"'{ActionNames.Resource}' must be memory or cpu, and '{ActionNames.Container}' must be named.");
        }

        return PercentOf(request) is >= 1 and <= MostPercent
            ? null
            : Refusals.Because("parameters", $"'{ActionNames.Percent}' must be a whole number from 1 to {MostPercent}.");
    }

    protected override async ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveWorkload live, CancellationToken cancellationToken)
    {
        if (live.FindHeldRollout() is { } held)
        {
            return held;
        }

        var dayAgo = live.Model.At - TimeSpan.FromDays(1);
        if (live.Object.Metadata.Changes.Any(change => change is { Manager: OwnManager, TouchesSpec: true } && change.At > dayAgo))
        {
            return Refusals.Because("changed-today", $"Autoheal changed {live.Reference} within a day: a limit is not raised over and over.");
        }

        if (Raise(request, live) is not { } raise)
        {
            return Refusals.Because("no-limit", "The template has no such container, or the container has no such limit.");
        }

        var quotas = await lists.ReadAsync(KubernetesResources.ResourceQuotas, live.Namespace, cancellationToken);
        var ranges = await lists.ReadAsync(KubernetesResources.LimitRanges, live.Namespace, cancellationToken);
        return FindObstacle(live, raise, quotas, ranges) ?? Ready(request, live, Change(live, raise));
    }

    private static int? PercentOf(PreparationRequest request) =>
        !request.Proposal.Parameters.TryGetValue(ActionNames.Percent, out var text) ? MostPercent
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent
        : null;

    private static LimitRaise? Raise(PreparationRequest request, LiveWorkload live)
    {
        var (name, resource) = (request.Proposal.Parameters[ActionNames.Container], request.Proposal.Parameters[ActionNames.Resource]);
        var template = JsonPointers.Node(live.Object.Find(PodTemplates.Pointer)!.Value)!;
        var container = (template["spec"]?["containers"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(item => item["name"]?.ToString() == name);
        if (container?["resources"]?["limits"] is not JsonObject limits || limits[resource]?.ToString() is not { } text
            || Amounts.Parse(text) is not { } now || now <= 0)
        {
            return null;
        }

        var wanted = now * (100 + PercentOf(request)!.Value) / 100;
        var written = resource == "cpu" ? Amounts.Millicores(wanted) : Amounts.Mebibytes(wanted);
        limits[resource] = written;
        return new LimitRaise
        {
            Container = Printable.From(name),
            Resource = resource,
            Before = now,
            After = Amounts.Parse(written)!.Value,
            Text = $"{Printable.From(text)} → {written}",
            Template = JsonSerializer.SerializeToElement(template),
        };
    }

    private static ActionPreparation? FindObstacle(
        LiveWorkload live, LimitRaise raise, IReadOnlyList<LiveObject> quotas, IReadOnlyList<LiveObject> ranges)
    {
        var more = new Dictionary<string, decimal> { [$"limits.{raise.Resource}"] = (raise.After - raise.Before) * Math.Max(1, live.Counts.Wanted) };
        if (QuotaRoom.FindShortage(quotas, more) is { } shortage)
        {
            return Refusals.Because("quota", $"{shortage}.");
        }

        foreach (var range in ranges)
        {
            foreach (var item in range.Items("/spec/limits"))
            {
                if (JsonPointers.Find(item, "/type")?.ValueEquals("Container") == true
                    && Amounts.Parse(JsonPointers.Find(item, $"/max/{raise.Resource}")) is { } most && raise.After > most)
                {
                    return Refusals.Because("limit-range", $"LimitRange {range.Metadata.Name} allows no container so much {raise.Resource}.");
                }
            }
        }

        return null;
    }

    private static WorkloadChange Change(LiveWorkload live, LimitRaise raise) => WorkloadChange.OfTemplate(
        live,
        raise.Template,
        $"raise-limit {live.Name}/{raise.Container}: {raise.Resource} {raise.Text}",
        "sets the limit back as it was");
}
