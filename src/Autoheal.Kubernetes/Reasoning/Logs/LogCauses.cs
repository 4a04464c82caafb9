using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Logs;

/// <summary>The causes of this family: what logs speak of, when nothing that can be read from the API stands behind it.</summary>
internal static class LogCauses
{
    public static IReadOnlyList<CauseDescription> All { get; } =
    [
        Describe("log.dns.not-found", "A program cannot resolve a name that it needs", 62, 63),
        Describe("log.dns.failure", "A program's name lookups fail", 67),
        Describe("log.connection.refused", "Something that a program calls refuses its connections", 99),
        Describe("log.connection.timeout", "Something that a program calls does not answer in time", 66),
        Describe("log.connection.unreachable", "There is no way to something that a program calls", 66),
        Describe("log.connection.reset", "Connections of a program are cut by the other side"),
        Describe("log.dependency.unavailable", "Something that a program needs is unavailable"),
        Describe("log.call.slow", "Calls of a program take long", 108),
        Describe("log.request.failed", "Requests to a program end with errors of the server"),
        Describe("log.tls.expired", "A certificate that a program meets has expired", 75),
        Describe("log.tls.unknown-authority", "A certificate that a program meets is of an unknown authority", 75),
        Describe("log.tls.name-mismatch", "A certificate that a program meets belongs to another name", 75),
        Describe("log.tls.handshake", "A program cannot set up TLS connections", 75),
        Describe("log.auth.failed", "The credentials of a program are refused", 98),
        Describe("log.auth.forbidden", "A program lacks a right", 12),
        Describe("log.pool.exhausted", "A program's pool of connections is used up", 100),
        Describe("log.connections.too-many", "A server that a program calls takes no more connections", 100),
        Describe("log.database.deadlock", "Transactions of a program deadlock", 102),
        Describe("log.database.lock-wait", "Statements of a program wait for locks too long", 102),
        Describe("log.database.missing", "A database, table or column that a program needs is not there"),
        Describe("log.database.read-only", "A program writes to a database that only reads", 101),
        Describe("log.database.ids-exhausted", "A sequence of ids has reached its end", 103),
        Describe("log.database.duplicate-key", "Rows of a program are refused because their key is taken"),
        Describe("log.database.statement", "A database does not understand a program's statements"),
        Describe("log.cache.memory", "A cache takes nothing more because its memory is used up", 104),
        Describe("log.broker.memory", "A broker blocks its publishers because it lacks memory or disk", 106),
        Describe("log.queue.poison-record", "The same message fails again and again", 105),
        Describe("log.disk.full", "A disk that a program writes to is full", 32),
        Describe("log.disk.read-only", "A file system that a program writes to only reads", 96),
        Describe("log.files.too-many-open", "A program has too many files or connections open", 57),
        Describe("log.ports.exhausted", "A program has no local port left for another connection", 72),
        Describe("log.runtime.defect", "Requests fail for a defect of the program itself", 113),
        Describe("log.memory.exhausted", "A program says that it runs out of memory", 45),
    ];

    private static CauseDescription Describe(string code, string title, params int[] rows) => new()
    {
        Code = new(code),
        Title = title,
        Signs = ["its log says so; nothing in the API confirms it"],
        Need = EvidenceNeed.Logs,
        RepairClass = RepairClass.Diagnose,
        Rows = rows,
    };
}
