using Autoheal.Policy;

namespace Autoheal.Execution.Staging;

/// <summary>One part first, then the rest.</summary>
internal sealed class CanaryFirstEnforcer() : StagingEnforcer(Obligations.CanaryFirst);
