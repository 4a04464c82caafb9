using Autoheal.Simulation.Applications.Calls;

namespace Autoheal.Simulation.Applications.Backends;

/// <summary>What databases, caches and brokers say: in their own logs, and to their clients.</summary>
internal static class BackendWords
{
    public static int PortOf(BackendKind kind) => kind switch
    {
        BackendKind.PostgreSql => 5432,
        BackendKind.MySql => 3306,
        BackendKind.Redis => 6379,
        BackendKind.Broker => 5672,
        _ => 80,
    };

    public static IReadOnlyList<string> Ready(BackendKind kind) => kind switch
    {
        BackendKind.PostgreSql => ["LOG:  listening on IPv4 address \"0.0.0.0\", port 5432", "LOG:  database system is ready to accept connections"],
        BackendKind.MySql => ["[System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '8.4.3'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server - GPL."],
        BackendKind.Redis => ["* Running mode=standalone, port=6379.", "* Ready to accept connections tcp"],
        _ => ["[info] <0.9.0> Server startup complete; 4 plugins started.", "[info] <0.682.0> started TCP listener on [::]:5672"],
    };

    public static string DirectoryDenied(BackendKind kind, string directory) => kind switch
    {
        BackendKind.PostgreSql => $"initdb: error: could not change permissions of directory \"{directory}\": Operation not permitted: Permission denied",
        BackendKind.MySql => $"[ERROR] [MY-010187] [Server] Could not open file '{directory}/ibdata1' for error logging: Permission denied",
        BackendKind.Redis => $"# Can't open or create append-only dir {directory}: Permission denied",
        _ => $"[error] Failed to create data directory {directory}: permission denied",
    };

    /// <summary>The answer that a client gets; null where it is not the server that answers.</summary>
    public static string? Answer(DependencyTrouble trouble) => trouble.Kind switch
    {
        BackendKind.PostgreSql => PostgreSql(trouble),
        BackendKind.MySql => MySql(trouble),
        BackendKind.Redis => Redis(trouble),
        BackendKind.Broker => Broker(trouble),
        _ => null,
    };

    /// <summary>The line in the server's own log; null when it writes none.</summary>
    public static string? OwnLine(DependencyTrouble trouble) => (trouble.Kind, trouble.What) switch
    {
        (BackendKind.PostgreSql, _) => Answer(trouble)?.Replace(": ", ":  ", StringComparison.Ordinal),
        (BackendKind.MySql, TroubleKind.LoginRefused) => $"[Note] [MY-010926] [Server] {Answer(trouble)}",
        (BackendKind.MySql, TroubleKind.DiskFull) => "[ERROR] [MY-010907] [Server] Disk is full writing './binlog.000007' (OS errno 28 - No space left on device)",
        (BackendKind.Redis, TroubleKind.DiskFull) => "# Write error saving DB on disk: No space left on device",
        (BackendKind.Broker, TroubleKind.LoginRefused) => $"[error] <0.1021.0> PLAIN login refused: user '{trouble.User}' - invalid credentials",
        (BackendKind.Broker, TroubleKind.MemoryFull) => "[warning] <0.412.0> memory resource limit alarm set on node rabbit@broker-0",
        _ => null,
    };

    private static string? PostgreSql(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.LoginRefused => $"FATAL: password authentication failed for user \"{trouble.User}\"",
        TroubleKind.LoginMissing => "fe_sendauth: no password supplied",
        TroubleKind.MemoryFull => "ERROR: out of memory",
        TroubleKind.TooManyConnections => "FATAL: sorry, too many clients already",
        TroubleKind.ReadOnly => "ERROR: cannot execute INSERT in a read-only transaction",
        TroubleKind.DiskFull => "ERROR: could not extend file \"base/16384/16512\": No space left on device",
        TroubleKind.Locked => "ERROR: canceling statement due to lock timeout",
        TroubleKind.Deadlock => "ERROR: deadlock detected",
        TroubleKind.SequenceExhausted => "ERROR: nextval: reached maximum value of sequence \"orders_id_seq\" (2147483647)",
        _ => null,
    };

    private static string? MySql(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.LoginRefused => $"Access denied for user '{trouble.User}'@'{trouble.ClientAddress}' (using password: YES)",
        TroubleKind.LoginMissing => $"Access denied for user '{trouble.User}'@'{trouble.ClientAddress}' (using password: NO)",
        TroubleKind.MemoryFull => "Out of memory; check if mysqld or some other process uses all available memory",
        TroubleKind.TooManyConnections => "Too many connections",
        TroubleKind.ReadOnly => "The MySQL server is running with the --super-read-only option so it cannot execute this statement",
        TroubleKind.DiskFull => "The table 'orders' is full",
        TroubleKind.Locked => "Lock wait timeout exceeded; try restarting transaction",
        TroubleKind.Deadlock => "Deadlock found when trying to get lock; try restarting transaction",
        TroubleKind.SequenceExhausted => "Duplicate entry '2147483647' for key 'orders.PRIMARY'",
        _ => null,
    };

    private static string? Redis(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.LoginMissing => "NOAUTH Authentication required.",
        TroubleKind.LoginRefused => "WRONGPASS invalid username-password pair or user is disabled.",
        TroubleKind.TooManyConnections => "ERR max number of clients reached",
        TroubleKind.ReadOnly => "READONLY You can't write against a read only replica.",
        TroubleKind.Locked => "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.",
        TroubleKind.MemoryFull => "OOM command not allowed when used memory > 'maxmemory'.",
        TroubleKind.DiskFull => "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.",
        _ => null,
    };

    private static string? Broker(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.LoginRefused or TroubleKind.LoginMissing => "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker logfile.",
        TroubleKind.TooManyConnections => "connection_limit_exceeded: too many connections",
        TroubleKind.MemoryFull => "connection blocked by the broker: low on memory",
        TroubleKind.DiskFull => "connection blocked by the broker: low on disk",
        _ => null,
    };
}
