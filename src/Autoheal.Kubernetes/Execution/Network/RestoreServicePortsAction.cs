using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Catalogue;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Corrects target ports that no container has: to those last applied, or to the one port that all selected pods declare.</summary>
internal sealed class RestoreServicePortsAction(LiveTargetReader targets, LiveLists lists, GuardedPatch patch, HumanHands hands)
    : ObjectAction(targets, patch, hands)
{
    private const string Pointer = "/spec/ports";

    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.RestoreServicePorts,
        Version = 1,
        Description = "Sets a Service's wrong target ports to those last applied, or to the only port that its pods declare.",
        Risk = ActionRisk.Medium,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["Service"],
        ReadPermissions = ServicePermissions.Read,
        WritePermissions = ServicePermissions.Write,
        Preconditions =
        [
            "a target port of the Service is declared by none of the pods that it selects",
            "the port last applied is, or all of them declare one port only",
            "no GitOps tool and no controller owns the Service",
        ],
        GuardedFields = [Pointer, "/spec/selector"],
        WrittenFields = [Pointer],
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken)
    {
        var selected = ServiceSelectors.Select(live.Model, live.Namespace, live.Object.Find("/spec/selector")).Select(pod => pod.Uid).ToHashSet();
        var pods = await lists.ReadAsync(Client.KubernetesResources.Pods, live.Namespace, cancellationToken);
        var declared = DeclaredPorts.Of(pods.Where(pod => selected.Contains(pod.Reference.Uid)));
        if (declared.Count == 0 || live.Object.Find(Pointer) is not { ValueKind: JsonValueKind.Array } now)
        {
            return Refusals.Because("nothing-declared", $"The pods of {live.Reference} declare no ports, or it selects none.");
        }

        var ports = JsonPointers.Node(now)!.AsArray();
        var corrected = ports.OfType<JsonObject>().Count(port => Correct(port, live, declared));
        if (corrected == 0)
        {
            return Refusals.Because(
                "nothing-to-restore", $"Every target port of {live.Reference} is declared, or nothing tells which one is right.");
        }

        return Compose(request, live, JsonSerializer.SerializeToElement(ports));
    }

    /// <summary>Corrects a wrong port in place; false when it is right or nothing tells what would be.</summary>
    private static bool Correct(JsonObject port, LiveTarget live, DeclaredPorts declared)
    {
        if (declared.Has(port["targetPort"] ?? port["port"]))
        {
            return false;
        }

        var applied = Applied(live, port);
        var right = declared.Has(applied) ? applied!.DeepClone() : declared.Only is { } only ? JsonValue.Create(only) : null;
        if (right is null)
        {
            return false;
        }

        port["targetPort"] = right;
        return true;
    }

    /// <summary>The target port that was applied for the same service port.</summary>
    private static JsonNode? Applied(LiveTarget live, JsonObject port)
    {
        if (LastApplied.Find(live.Object, Pointer) is not { ValueKind: JsonValueKind.Array } ports)
        {
            return null;
        }

        var same = JsonPointers.Node(ports)!.AsArray().OfType<JsonObject>().FirstOrDefault(item => JsonNode.DeepEquals(item["port"], port["port"]));
        return same?["targetPort"] ?? same?["port"];
    }

    private ActionPreparation Compose(PreparationRequest request, LiveTarget live, JsonElement ports)
    {
        var (before, after) = FieldEdit.Change(live, Pointer, ports, "/spec/selector");
        return Ready(live, new FieldEdit
        {
            Summary = $"restore-service-ports {live.Name}",
            Before = before,
            After = after,
            Compensation = Undo.Exact("puts the ports back as they were", disturbs: false),
            Effect = [ExpectedOutcome.CauseGone(request), ExpectedOutcome.Serves(live.Reference)],
            Unhealthy = true,
        });
    }
}
