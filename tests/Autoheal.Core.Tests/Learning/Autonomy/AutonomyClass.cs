using Autoheal.Core.Tests.Doubles;
using Autoheal.Journal.Events;
using Autoheal.Learning.Autonomy;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Core.Tests.Learning.Autonomy;

/// <summary>The career of one class of actions, through the judge and the fold that a host uses, without a host.</summary>
internal sealed class AutonomyClass(AutonomyOptions options)
{
    private readonly AutonomyJudge _judge = new(new Fixed(options));
    private int _incident;

    public static ActionClass Key { get; } = new() { ClusterId = "c1", Environment = "staging", Action = "set-value", Version = 1 };

    public DateTimeOffset Now { get; set; } = ManualClock.Start;

    public AutonomyRecord Record { get; private set; } = new() { Class = Key };

    public AutonomyLevel Level => Record.LevelAt(Now, options.Start);

    /// <summary>One more outcome, each in an incident of its own; the change that it leads to, if any.</summary>
    public AutonomyChanged? See(AutonomyOutcome outcome, string? service = null, string? incident = null, bool shadow = false, bool? unattended = null)
    {
        _incident++;
        var observed = new AutonomyObserved
        {
            Class = Key,
            IncidentId = incident ?? $"INC-{_incident}",
            Service = service ?? $"checkout/s{_incident % 5}",
            Outcome = outcome,
            Shadow = shadow,
            Unattended = unattended ?? Level == AutonomyLevel.Autonomous,
        };
        Record = AutonomyFold.Apply(Record, observed, Record.Sequence + 1);
        var changed = _judge.Judge(Record, observed, Now);
        Record = changed is null ? Record : AutonomyFold.Apply(Record, changed);
        return changed;
    }

    /// <summary>Successes until it is promoted, or as many as are allowed; how many it took.</summary>
    public int SucceedUntilPromoted(int most = 1_000)
    {
        for (var count = 1; count <= most; count++)
        {
            if (See(AutonomyOutcome.Succeeded)?.To == AutonomyLevel.Autonomous)
            {
                return count;
            }
        }

        return -1;
    }

    private sealed class Fixed(AutonomyOptions value) : IOptionsMonitor<AutonomyOptions>
    {
        public AutonomyOptions CurrentValue => value;

        public AutonomyOptions Get(string? name) => value;

        public IDisposable? OnChange(Action<AutonomyOptions, string?> listener) => null;
    }
}
