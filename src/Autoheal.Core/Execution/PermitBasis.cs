using Autoheal.Journal;
using Autoheal.Policy;

namespace Autoheal.Execution;

/// <summary>What the last checks saw: the kill switch, the policies, and the versions at which the action is counted.</summary>
internal sealed record PermitBasis(ControlState Control, string PolicyVersion, IReadOnlyDictionary<StreamId, long> Reservations);
