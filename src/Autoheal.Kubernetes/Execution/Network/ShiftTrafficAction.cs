using System.Globalization;
using System.Text.Json;
using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Model;
using Autoheal.Planning;

namespace Autoheal.Kubernetes.Execution;

/// <summary>Sets the share of traffic that one backend of a route gets, in every rule that splits traffic to it.</summary>
internal sealed class ShiftTrafficAction(LiveTargetReader targets, LiveLists lists, GuardedPatch patch, HumanHands hands)
    : ObjectAction(targets, patch, hands)
{
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = ActionNames.ShiftTraffic,
        Version = 1,
        Description = "Sets the percentage of traffic that a route (Gateway API, Istio) sends to one of its backends; the others share the rest as before.",
        Risk = ActionRisk.High,
        Reversibility = Reversibility.Exact,
        Idempotency = IdempotencyStrategy.GuardedWrite,
        TargetKinds = ["HTTPRoute", "VirtualService"],
        Parameters =
        [
            new() { Name = ActionNames.Backend, Description = "The Service, by its name in the route." },
            new()
            {
                Name = ActionNames.Weight,
                Description = "Its share of the traffic, in percent.",
                Type = ActionParameterType.Integer,
                Minimum = 0,
                Maximum = 100,
            },
        ],
        ReadPermissions =
        [
            Permissions.IdentifyCluster,
            Permissions.Of("gateway.networking.k8s.io", "httproutes", "get"),
            Permissions.Of("networking.istio.io", "virtualservices", "get"),
            Permissions.Of("discovery.k8s.io", "endpointslices", "list"),
            Permissions.Of("", "pods", "list"),
        ],
        WritePermissions =
        [
            Permissions.Of("gateway.networking.k8s.io", "httproutes", "patch"), Permissions.Of("networking.istio.io", "virtualservices", "patch"),
        ],
        Preconditions =
        [
            "a rule of the route splits its traffic between that backend and others",
            "every backend that gets more than before has addresses that serve",
            "no GitOps tool and no controller owns the route",
        ],
        GuardedFields = ["/spec/rules", "/spec/http"],
        WrittenFields = ["/spec/rules", "/spec/http"],
    };

    protected override async ValueTask<ActionPreparation> WorkOutAsync(
        PreparationRequest request, LiveTarget live, CancellationToken cancellationToken)
    {
        var backend = request.Proposal.Parameters.GetValueOrDefault(ActionNames.Backend) ?? "";
        if (!int.TryParse(request.Proposal.Parameters.GetValueOrDefault(ActionNames.Weight), NumberStyles.None, CultureInfo.InvariantCulture, out var weight)
            || weight > 100)
        {
            return Refusals.Because("parameters", $"'{ActionNames.Weight}' must be a whole number from 0 to 100.");
        }

        var shift = TrafficShift.Of(live.Object, backend, weight);
        if (shift.Rules is not { } rules)
        {
            return Refusals.Because("no-split", $"No rule of {live.Reference} splits traffic between {Printable.From(backend)} and others in another way.");
        }

        var slices = await lists.ReadAsync(KubernetesResources.EndpointSlices, live.Namespace, cancellationToken);
        return shift.Gaining.FirstOrDefault(name => !Serves(slices, name)) is { } idle
            ? Refusals.Because("backend-idle", $"The backend {Printable.From(idle)} would get more traffic, but has no address that serves.")
            : Compose(request, live, shift.Pointer, rules, $"shift-traffic {live.Name}: {Printable.From(backend)} gets {weight} %");
    }

    private static bool Serves(IReadOnlyList<LiveObject> slices, string service) => slices.Any(slice =>
        slice.Metadata.Labels.Find("kubernetes.io/service-name") == service
        && slice.Items("/endpoints").Any(endpoint => JsonPointers.Find(endpoint, "/conditions/ready") is not { ValueKind: JsonValueKind.False }));

    private ActionPreparation Compose(PreparationRequest request, LiveTarget live, string pointer, JsonElement rules, string summary)
    {
        var (before, after) = FieldEdit.Change(live, pointer, rules);
        return Ready(live, new FieldEdit
        {
            Summary = summary,
            Before = before,
            After = after,
            Compensation = Undo.Exact("puts the weights back as they were", disturbs: false),
            Effect = [ExpectedOutcome.CauseGone(request)],
            Unhealthy = false,
        });
    }
}
