using Autoheal.Kubernetes.Reasoning.Network;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>What clients are told by a database, cache or broker when it is itself that is in trouble.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Kind">What must be at the other end.</param>
/// <param name="Sightings">What logs speak of then.</param>
/// <param name="State">The cause in words that go with "StatefulSet orders-db".</param>
/// <param name="Consequence">What that does to its clients, one clause.</param>
internal sealed record BackendTrouble(CauseDescription Cause, BackendKind Kind, string[] Sightings, string State, string Consequence)
{
    public static IReadOnlyList<BackendTrouble> All { get; } =
    [
        new(DependencyCauses.ReadOnly, BackendKind.Database, ["log.database.read-only"], "is read-only", "writes are refused"),
        new(DependencyCauses.SequenceExhausted, BackendKind.Database, ["log.database.ids-exhausted"], "has no ids left (sequence at its maximum)", "inserts fail"),
        new(DependencyCauses.Locks, BackendKind.Database, ["log.database.lock-wait", "log.database.deadlock"], "has statements that wait for locks", "lock waits time out"),
        new(DependencyCauses.DiskFull, BackendKind.Database, ["log.disk.full"], "has a full disk (no space left on device)", "writes fail"),
        new(DependencyCauses.CacheMemory, BackendKind.Cache, ["log.cache.memory"], "is out of memory (above maxmemory)", "commands are refused"),
        new(DependencyCauses.BrokerMemory, BackendKind.Broker, ["log.broker.memory"], "blocks its publishers (low on memory)", "publishing stands still"),
    ];
}
