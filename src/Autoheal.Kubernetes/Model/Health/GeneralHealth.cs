using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>
/// The conventions that most controllers follow: a paused spec, an observed generation that lags, conditions that speak for or against, phases
/// in known words, counts of replicas. Bad signs count before signs of work, and those before good ones.
/// </summary>
/// <remarks>Source: the Kubernetes API conventions ("Typical status properties") and the kstatus library's reading of them.</remarks>
internal static class GeneralHealth
{
    private const int DeepestPart = 2;

    private static readonly HealthStatus[] s_worstFirst =
        [HealthStatus.Degraded, HealthStatus.Missing, HealthStatus.Progressing, HealthStatus.Suspended, HealthStatus.Unknown, HealthStatus.Healthy];

    private static readonly string[] s_pauses = ["suspend", "paused", "suspended"];
    private static readonly string[] s_errors = ["error", "errMsg", "errorMessage", "lastError", "failureMessage", "failureReason"];
    private static readonly string[] s_badFlags = ["failed", "degraded", "stalled", "hasErrors", "invalid", "unhealthy"];
    private static readonly string[] s_goodFlags = ["healthy", "valid"];
    private static readonly string[] s_phaseNames = ["phase", "state", "status", "health", "result"];
    private static readonly string[] s_statusless = ["ProviderConfig", "Class", "Template", "Config"];
    private static readonly string[] s_endings =
    [
        "Job", "Workflow", "Run", "Backup", "Restore", "Snapshot", "Experiment", "Task", "Execution", "Migration", "Build", "Hook", "Promote", "Request",
        "Import", "Export", "Operation", "Analysis",
    ];

    public static ObjectHealth Judge(ObjectView view, bool ignoreGeneration)
    {
        if (s_pauses.Any(name => ObjectView.Member(view.Spec, name).ValueKind == JsonValueKind.True))
        {
            return Health(HealthStatus.Suspended, "Paused by its specification");
        }

        if (!view.HasStatus)
        {
            return WithoutStatus(view);
        }

        var conditions = new ConditionSigns(view);
        if (conditions.Suspension is { } suspension)
        {
            return Health(HealthStatus.Suspended, suspension.Words);
        }

        if (!ignoreGeneration && IsOfOldGeneration(view, conditions.Main))
        {
            return Health(HealthStatus.Progressing, "The status is of an older generation");
        }

        return Signs(view, conditions)
            ?? (WorstPart(view, 1) is { } worst && (worst.Status != HealthStatus.Healthy || view.Conditions.Count == 0) ? worst : null)
            ?? Health(HealthStatus.Progressing, "The status does not tell yet");
    }

    private static ObjectHealth? Signs(ObjectView view, ConditionSigns conditions)
    {
        var phases = Phases(view);
        return BadSign(view, conditions, phases) ?? SignOfWork(view, conditions, phases) ?? GoodSign(view, conditions, phases);
    }

    /// <summary>
    /// A status that does not tell may consist of parts that do, one for each gateway, rack or cluster: the worst counts. Good parts say nothing
    /// when conditions of the whole are there and do not say it.
    /// </summary>
    private static ObjectHealth? WorstPart(ObjectView view, int depth) => view.Parts()
        .Select(part => Signs(part, new ConditionSigns(part)) ?? (depth < DeepestPart ? WorstPart(part, depth + 1) : null))
        .OfType<ObjectHealth>()
        .MinBy(health => Array.IndexOf(s_worstFirst, health.Status));

    private static ObjectHealth? BadSign(ObjectView view, ConditionSigns conditions, IReadOnlyList<Phase> phases)
    {
        if (conditions.Failure is { } failure)
        {
            return Health(HealthStatus.Degraded, failure.Words);
        }

        if (Find(phases, HealthStatus.Degraded) is { } phase)
        {
            return phase;
        }

        if (conditions.Unfulfilled is { } unfulfilled)
        {
            return Health(HealthStatus.Degraded, unfulfilled.Words);
        }

        if (BadPart(view) is { } part)
        {
            return Health(HealthStatus.Degraded, part);
        }

        var error = s_errors.Select(name => ObjectView.TextOf(view.Status, name)).FirstOrDefault(text => text.Length > 0);
        return error is null ? null : Health(HealthStatus.Degraded, error);
    }

    /// <summary>What a part is called when it says of the whole that it is ill, or a flag that does: <c>ceph.health: HEALTH_ERR</c>, <c>stalled: true</c>.</summary>
    private static string? BadPart(ObjectView view)
    {
        foreach (var member in view.Status.EnumerateObject())
        {
            if ((member.Value.ValueKind == JsonValueKind.True && s_badFlags.Contains(member.Name))
                || (member.Value.ValueKind == JsonValueKind.False && s_goodFlags.Contains(member.Name)))
            {
                return $"{member.Name} is {(member.Value.ValueKind == JsonValueKind.True ? "true" : "false")}";
            }

            if (ObjectView.TextOf(member.Value, "health") is { Length: > 0 } health && HealthWords.Of(health) == HealthStatus.Degraded)
            {
                return health;
            }
        }

        return null;
    }

    private static ObjectHealth? SignOfWork(ObjectView view, ConditionSigns conditions, IReadOnlyList<Phase> phases)
    {
        if (conditions.Work is { } work)
        {
            return Health(HealthStatus.Progressing, work.Words);
        }

        if ((Find(phases, HealthStatus.Suspended) ?? Find(phases, HealthStatus.Missing)) is { } halted)
        {
            return halted;
        }

        if (conditions.Awaited is { } awaited)
        {
            return Health(HealthStatus.Progressing, awaited.Words);
        }

        if (Find(phases, HealthStatus.Progressing) is { } moving)
        {
            return moving;
        }

        if (s_endings.Any(ending => view.Kind.Contains(ending, StringComparison.Ordinal)) && phases.FirstOrDefault(phase => phase.IsRunning) is { Text: not null } running)
        {
            return Health(HealthStatus.Progressing, running.Text);
        }

        return Replicas(view) is { } replicas && replicas.Ready < replicas.Wanted
            ? Health(HealthStatus.Progressing, $"{replicas.Ready} of {replicas.Wanted} replicas are ready")
            : ObjectView.Member(view.Status, "ready").ValueKind == JsonValueKind.False ? Health(HealthStatus.Progressing, "Not ready") : null;
    }

    private static ObjectHealth? GoodSign(ObjectView view, ConditionSigns conditions, IReadOnlyList<Phase> phases)
    {
        if (conditions.Main is { IsTrue: true } main)
        {
            return Health(HealthStatus.Healthy, main.Words);
        }

        if (conditions.Main is { IsFalse: false, IsUnknown: false } odd)
        {
            return Health(HealthStatus.Degraded, $"The condition {odd.Type} is '{odd.Status}'");
        }

        return Find(phases, HealthStatus.Healthy) ?? Find(phases, HealthStatus.Unknown)
            ?? (Replicas(view) is not null || ObjectView.Member(view.Status, "ready").ValueKind == JsonValueKind.True ? Health(HealthStatus.Healthy, "Ready") : null);
    }

    /// <summary>Kinds that only hold configuration never get a status; controllers of others have not come yet.</summary>
    private static ObjectHealth WithoutStatus(ObjectView view) =>
        IsBuiltIn(view.Group) || s_statusless.Any(ending => view.Kind.EndsWith(ending, StringComparison.Ordinal))
            ? Health(HealthStatus.Healthy, "")
            : Health(HealthStatus.Progressing, "Waiting for a status");

    private static bool IsBuiltIn(string group) => !group.Contains('.', StringComparison.Ordinal) || (group.EndsWith(".k8s.io", StringComparison.Ordinal)
        && group is "rbac.authorization.k8s.io" or "storage.k8s.io" or "scheduling.k8s.io" or "networking.k8s.io" or "admissionregistration.k8s.io"
            or "coordination.k8s.io" or "discovery.k8s.io" or "node.k8s.io" or "events.k8s.io");

    private static bool IsOfOldGeneration(ObjectView view, ConditionView? main)
    {
        var observed = ObjectView.NumberOf(ObjectView.Member(view.Status, "observedGeneration"));
        return view.Generation is { } generation && (observed ?? main?.ObservedGeneration) < generation;
    }

    private static List<Phase> Phases(ObjectView view) =>
    [
        .. view.Status.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.String && s_phaseNames.Any(name => member.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)))
            .Select(member => new Phase(member.Value.GetString()!)),
    ];

    private static ObjectHealth? Find(IReadOnlyList<Phase> phases, HealthStatus status)
    {
        foreach (var phase in phases)
        {
            if (phase.Meaning == status)
            {
                return Health(status, phase.Text);
            }
        }

        return null;
    }

    private static (long Ready, long Wanted)? Replicas(ObjectView view)
    {
        var wanted = ObjectView.NumberOf(ObjectView.Member(view.Spec, "replicas")) ?? ObjectView.NumberOf(ObjectView.Member(view.Status, "replicas"));
        var ready = ObjectView.NumberOf(ObjectView.Member(view.Status, "readyReplicas"));
        return wanted is { } w && ready is { } r ? (r, w) : null;
    }

    private static ObjectHealth Health(HealthStatus status, string message) => new() { Status = status, Message = message };

    /// <summary>A member of the status that names where the object stands.</summary>
    private readonly record struct Phase(string Text)
    {
        public HealthStatus? Meaning { get; } = HealthWords.Of(Text);

        public bool IsRunning => Text is not null && HealthWords.Split(Text) is ["running" or "active" or "started" or "created" or "accepted", ..];
    }
}
