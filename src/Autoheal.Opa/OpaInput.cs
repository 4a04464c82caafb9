using System.Text.Json;
using System.Text.Json.Serialization;
using Autoheal.Policy;

namespace Autoheal.Opa;

/// <summary>The facts as Rego policies see them: <c>input.action</c>, <c>input.target</c>, <c>input.environment</c> and so on. A fact that is not known is null.</summary>
internal static class OpaInput
{
    public static byte[] Write(PolicyInput input)
    {
        var action = input.Action;
        var document = new Document(new Facts
        {
            Now = input.Now,
            Cluster = input.Cluster,
            Action = action.Action,
            Version = action.Version,
            Risk = action.Risk.ToString().ToLowerInvariant(),
            Reversibility = JsonNamingPolicy.KebabCaseLower.ConvertName(action.Reversibility.ToString()),
            Parameters = action.Parameters,
            Target = new Target(action.Target.Group, action.Target.Kind, action.Target.Namespace, action.Target.Name, input.TargetLabels),
            Pods = action.BlastRadius.Pods,
            ServicePods = action.BlastRadius.ServicePods,
            Environment = input.Environment,
            Cause = input.Cause.Value,
            Confidence = input.Confidence is { } known && double.IsFinite(known) ? known : null,
            ActionsOnWorkloadLastHour = input.ActionsOnWorkloadLastHour,
            UnattendedActionsLastHour = input.UnattendedActionsLastHour,
            TargetUnhealthy = input.TargetUnhealthy,
            ErrorBudgetRemaining = input.ErrorBudgetRemaining is { } budget && double.IsFinite(budget) ? budget : null,
            AddedCostPerHour = input.AddedCostPerHour is { } cost && double.IsFinite(cost) ? cost : null,
        });
        return JsonSerializer.SerializeToUtf8Bytes(document, OpaJsonContext.Default.Document);
    }

    internal sealed record Document([property: JsonPropertyName("input")] Facts Input);

    internal sealed record Target(string Group, string Kind, string Namespace, string Name, IReadOnlyDictionary<string, string>? Labels);

    internal sealed record Facts
    {
        public required DateTimeOffset Now { get; init; }

        public required string? Cluster { get; init; }

        public required string Action { get; init; }

        public required int Version { get; init; }

        public required string Risk { get; init; }

        public required string Reversibility { get; init; }

        public required IReadOnlyDictionary<string, string> Parameters { get; init; }

        public required Target Target { get; init; }

        public required int Pods { get; init; }

        public required int ServicePods { get; init; }

        public required string Environment { get; init; }

        public required string? Cause { get; init; }

        public required double? Confidence { get; init; }

        public required int? ActionsOnWorkloadLastHour { get; init; }

        public required int? UnattendedActionsLastHour { get; init; }

        public required bool? TargetUnhealthy { get; init; }

        public required double? ErrorBudgetRemaining { get; init; }

        public required double? AddedCostPerHour { get; init; }
    }
}
