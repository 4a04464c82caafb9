using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Dependencies;

/// <summary>The causes of this family.</summary>
internal static class DependencyCauses
{
    public static CauseDescription CredentialsStale { get; } = Describe(
        "db.credentials.stale", "Pods still use credentials that were changed", "Restart the pods, so that they take the new ones.", RepairClass.Automatic, [98],
        ["log.auth.failed"], "its log says that the login is refused", "the pods are older than the change; they run on");

    public static CauseDescription CredentialsWrong { get; } = Describe(
        "db.credentials.wrong", "A Secret holds credentials that the database does not accept", "Write the right credentials into the Secret.", RepairClass.Approve, [98],
        ["log.auth.failed", "k8s.rollout.crash", "k8s.crash.no-change"], "its log says that the login is refused", "new pods fail, too");

    public static CauseDescription ConnectionsExhausted { get; } = Describe(
        "db.connections.exhausted", "Clients open more connections than the database takes", "Scale the client back.", RepairClass.Automatic, [100],
        ["log.connections.too-many", "log.pool.exhausted"], "clients are told that there are too many connections", "a client was scaled up");

    public static CauseDescription ReadOnly { get; } = Describe(
        "db.read-only", "A database takes no writes", "Find out which instance should write, and make it.", RepairClass.Diagnose, [101],
        ["log.database.read-only"], "clients are told that it is read-only", "its pods are ready");

    public static CauseDescription Locks { get; } = Describe(
        "db.locks", "Statements wait for locks that nobody releases", "End the transaction that holds them.", RepairClass.Approve, [102],
        ["log.database.lock-wait", "log.database.deadlock"], "clients are told that locks time out", "its pods are ready");

    public static CauseDescription SequenceExhausted { get; } = Describe(
        "db.sequence.exhausted", "A database has no ids left for new rows", "Widen the column of the id.", RepairClass.Diagnose, [103],
        ["log.database.ids-exhausted"], "clients are told of the greatest number of the type");

    public static CauseDescription DiskFull { get; } = Describe(
        "db.disk-full", "The disk of a database is full", "Give it more room.", RepairClass.Approve, [32],
        ["log.disk.full"], "it and its clients say that no space is left");

    public static CauseDescription CacheCredentialsMissing { get; } = Describe(
        "cache.credentials.missing", "A client of a cache gives no password", "Undo the release that dropped it.", RepairClass.Automatic, [104],
        ["log.auth.failed", "k8s.rollout.crash", "k8s.crash.no-change", "k8s.config.variable-missing"], "its log says NOAUTH", "the revision before took a password from a Secret");

    public static CauseDescription CacheMemory { get; } = Describe(
        "cache.memory", "A cache has used up its memory and takes nothing more", "Raise maxmemory, or let it evict.", RepairClass.Approve, [104],
        ["log.cache.memory"], "clients are told that it is above maxmemory");

    public static CauseDescription PoisonRecord { get; } = Describe(
        "queue.poison-record", "A consumer fails at the same message again and again", "Set that message aside.", RepairClass.Approve, [105],
        ["log.queue.poison-record"], "its log speaks of the same failure over and over", "its pods are ready");

    public static CauseDescription BrokerMemory { get; } = Describe(
        "queue.broker-memory", "A broker holds its publishers back for want of memory", "Restart the client that leaks, or give the broker memory.", RepairClass.Approve, [106],
        ["log.broker.memory"], "clients are told that the broker blocks them");

    public static CauseDescription FlagBug { get; } = Describe(
        "app.flag.bug", "A changed setting awakes a defect of the program", "Set it back.", RepairClass.Automatic, [113],
        ["log.runtime.defect"], "its log speaks of errors of its own from when a ConfigMap was changed", "no dependency is named, and no release came");

    private static CauseDescription Describe(
        string code, string title, string repair, RepairClass repairClass, int[] rows, string[] refines, params string[] signs) => new()
    {
        Code = new(code),
        Title = title,
        Signs = signs,
        Repair = repair,
        RepairClass = repairClass,
        Need = EvidenceNeed.Logs,
        Rows = rows,
        Refines = [.. refines.Select(refined => new CauseCode(refined))],
    };
}
