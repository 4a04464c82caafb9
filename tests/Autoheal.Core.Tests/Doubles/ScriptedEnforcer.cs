using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>An enforcer that is content until a test says otherwise.</summary>
internal sealed class ScriptedEnforcer(string kind) : IObligationEnforcer
{
    public string Kind => kind;

    public string? Unmet { get; set; }

    public ValueTask<string?> CheckAsync(Obligation obligation, PlannedAction action, CancellationToken cancellationToken) => ValueTask.FromResult(Unmet);
}
