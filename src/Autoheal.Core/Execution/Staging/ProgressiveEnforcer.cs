using Autoheal.Policy;

namespace Autoheal.Execution.Staging;

/// <summary>One part, a tenth, a quarter, all.</summary>
internal sealed class ProgressiveEnforcer() : StagingEnforcer(Obligations.Progressive);
