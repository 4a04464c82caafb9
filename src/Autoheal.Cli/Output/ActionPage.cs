using Autoheal.Catalogue;

namespace Autoheal.Cli.Output;

/// <summary>Writes the catalogue of actions as Markdown; <c>docs/actions.md</c> is this, word for word.</summary>
internal static class ActionPage
{
    public static IEnumerable<string> Lines(IReadOnlyList<ActionDescriptor> actions)
    {
        yield return "# Actions";
        yield return "";
        yield return "Everything that Autoheal can do to a Kubernetes cluster, as `autoheal actions` prints it. Each action checks its preconditions against the";
        yield return "live world when it is planned and again right before it runs; is held against what a dry run on the server would store; tests every";
        yield return "guarded field in the one request that writes; and is judged by what must, and must not, become true afterwards. An object that a";
        yield return "finalizer holds is never deleted. What Argo CD, Flux or Helm keep is not touched: the plan says what to revert in Git. What another";
        yield return "object controls is repaired there. `autoheal rbac --actions NAME` prints the rights that an action needs.";
        yield return "";
        yield return "A drain is a `cordon` and then `drain-pod`, one pod after the other, each judged anew when the one before has settled.";
        yield return "";
        yield return "| action | acts on | risk | undo |";
        yield return "|---|---|---|---|";
        foreach (var action in actions)
        {
            yield return $"| [`{action.Name}`](#{action.Name}) | {string.Join(", ", action.TargetKinds)} | {Word(action.Risk)} | {Word(action.Reversibility)} |";
        }

        foreach (var line in actions.SelectMany(Describe))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Describe(ActionDescriptor action)
    {
        yield return "";
        yield return $"## {action.Name}";
        yield return "";
        yield return action.Description;
        yield return "";
        foreach (var parameter in action.Parameters)
        {
            yield return $"- `{parameter.Name}` ({Type(parameter)}{(parameter.Required ? "" : ", optional")}): {parameter.Description}";
        }

        foreach (var precondition in action.Preconditions)
        {
            yield return $"- only if {precondition}";
        }

        yield return $"- guards {Code(action.GuardedFields)}; changes {(action.WrittenFields.Count == 0 ? "none of them" : Code(action.WrittenFields))}";
        yield return action.NoCompensationReason is { } reason ? $"- no undo: {reason}" : "- undo: restores the guarded fields, unless somebody changed them since";
        yield return $"- a second try is harmless by {Word(action.Idempotency)}";
        yield return $"- reads with {Rights(action.ReadPermissions)}";
        yield return $"- acts with {Rights(action.WritePermissions)}";
    }

    private static string Type(ActionParameter parameter) => parameter.Type == ActionParameterType.Integer
        ? $"number from {parameter.Minimum}{(parameter.Maximum is { } maximum ? $" to {maximum}" : "")}"
        : $"text of at most {parameter.MaxLength} characters";

    private static string Rights(IReadOnlyList<ActionPermission> permissions) => string.Join(
        ", ",
        permissions.Select(permission => permission.Group.Length == 0
            ? $"`{permission.Verb} {permission.Resource}{Only(permission)}`"
            : $"`{permission.Verb} {permission.Resource}.{permission.Group}{Only(permission)}`"));

    private static string Only(ActionPermission permission) => permission.ResourceName.Length == 0 ? "" : $" {permission.ResourceName}";

    private static string Code(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => $"`{text}`"));

    private static string Word(ActionRisk risk) => risk.ToString().ToLowerInvariant();

    private static string Word(Reversibility reversibility) => reversibility switch
    {
        Reversibility.Exact => "exact",
        Reversibility.SelfHealing => "self-healing",
        _ => "none",
    };

    private static string Word(IdempotencyStrategy strategy) => strategy switch
    {
        IdempotencyStrategy.GuardedWrite => "testing the guarded fields in the write",
        IdempotencyStrategy.UidPrecondition => "naming the object's uid",
        IdempotencyStrategy.DerivedName => "a name that follows from the target",
        _ => "nothing",
    };
}
