using Autoheal.Execution;
using Autoheal.Incidents;

namespace Autoheal.Verification;

/// <summary>Reads what the world says about an intent; reading only, so that verification need not know the runner.</summary>
internal interface IIntentLookup
{
    ValueTask<ReconcileState> LookAsync(ExecutionState execution, CancellationToken cancellationToken);
}
