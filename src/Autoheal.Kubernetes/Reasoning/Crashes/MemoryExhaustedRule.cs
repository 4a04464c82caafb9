using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Crashes;

/// <summary>
/// A program ends because it got no more memory, though the kernel's verdict is not on record (taxonomy row 45): its runtime gave up, or a process of
/// it was killed. The log says so; the exit code must agree.
/// </summary>
internal sealed class MemoryExhaustedRule : IDiagnosticRule
{
    private static readonly CauseCode s_exhausted = new("log.memory.exhausted");

    public string Name => "container-memory-exhausted";

    public IReadOnlyList<CauseDescription> Causes { get; } = [CrashCauses.OutOfMemory];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { } model)
        {
            yield break;
        }

        foreach (var evidence in WorkloadEvidence.Of(model, TroubleKind.Crash))
        {
            if (evidence.First.Container?.LastEnd is { ExitCode: not (0 or 126 or 127 or 128) } end && evidence.FindClearSighting(s_exhausted) is { } found
                && (IsTelling(end.ExitCode) || IsInsistent(evidence, found)))
            {
                yield return Describe(evidence, end, found);
            }
        }
    }

    // Killed, or ended by its runtime, as JVMs and V8 do. Any other code says no more than that it failed.
    private static bool IsTelling(int exitCode) => exitCode is 137 or 3 or 134 or 139;

    // Then a line alone must not decide: there has to be a limit to run into, and the log has to say it again and to speak of nothing else.
    private static bool IsInsistent(WorkloadEvidence evidence, SeenInLog found) => evidence.Spec?.Limits.Memory is not null && found.Sighting.Count > 1
        && evidence.Model.LogsOf(found.Trouble.Pod, found.Trouble.Container!.Name) is { } log && SeenInLog.IsOnlyIn(log, found.Sighting);

    private static Finding Describe(WorkloadEvidence evidence, ContainerState end, SeenInLog found)
    {
        var checks = new CheckList(evidence.Model);
        CrashChecks.AddSymptom(checks, evidence, end.ExitCode == 137 ? 0.6 : IsTelling(end.ExitCode) ? 0.5 : 0.4);
        CrashChecks.AddSighting(checks, found, 0.8, "memory ran out");
        var limit = evidence.Spec?.Limits.Memory;
        if (limit is { } bytes)
        {
            checks.Supports(0.3, $"its memory limit is {bytes}", checks.Declared(evidence.Declarer, "template.memory-limit", $"{bytes}"));
        }

        CrashChecks.AddOwnEnd(checks, evidence);
        RolloutChecks.AddRelease(checks, evidence, "crash");
        var container = evidence.First.Container!.Name;
        return new Finding
        {
            Cause = CrashCauses.OutOfMemory.Code,
            Object = evidence.Target,
            Title = $"{evidence.Blamed.Name} runs out of memory: container {container} ends with exit code {end.ExitCode}",
            Summary = $"Container {container} of {evidence.Name} ends because its program gets no more memory (out of memory, exit code {end.ExitCode}); "
                + (limit is null ? "it has no memory limit." : $"its memory limit is {limit}."),
            Checks = checks.Checks,
            Explains = evidence.Explained,
            Since = evidence.Since,
            Remedies = evidence.Undo(),
        };
    }
}
