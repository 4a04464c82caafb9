using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Backends;

/// <summary>The public image of a database, a cache or a broker.</summary>
internal sealed class BackendImage(BackendKind kind) : IImageBehaviour
{
    private const long MiB = 1024 * 1024;

    public static BackendImage PostgreSql { get; } = new(BackendKind.PostgreSql);

    public static BackendImage MySql { get; } = new(BackendKind.MySql);

    public static BackendImage Redis { get; } = new(BackendKind.Redis);

    public static BackendImage Broker { get; } = new(BackendKind.Broker);

    public BackendKind Kind { get; } = kind;

    public int Port { get; } = BackendWords.PortOf(kind);

    public ImageContents Contents { get; } = new() { ArgumentsAreCommand = true, Programs = ["postgres", "mysqld", "redis-server", "rabbitmq-server", "docker-entrypoint.sh", "pg_isready", "redis-cli", "mysqladmin", "rabbitmq-diagnostics"] };

    /// <summary>The password that the container was given; null when none.</summary>
    public string? PasswordIn(IReadOnlyDictionary<string, string> environment) => Kind switch
    {
        BackendKind.PostgreSql => environment.GetValueOrDefault("POSTGRES_PASSWORD"),
        BackendKind.MySql => environment.GetValueOrDefault("MYSQL_PASSWORD") ?? environment.GetValueOrDefault("MYSQL_ROOT_PASSWORD"),
        BackendKind.Redis => environment.GetValueOrDefault("REDIS_PASSWORD"),
        _ => environment.GetValueOrDefault("RABBITMQ_DEFAULT_PASS"),
    };

    public ContainerRun Start(ContainerStart start)
    {
        if (MissingPassword(start) is { } complaint)
            return GiveUp(complaint);
        if (DeniedDirectory(start) is { } directory)
            return GiveUp(BackendWords.DirectoryDenied(Kind, directory));
        return Serve([]);
    }

    /// <summary>What it does while it runs; with complaints about its clients, it writes them again and again.</summary>
    public ContainerRun Serve(IReadOnlyList<string> complaints)
    {
        var ready = TimeSpan.FromSeconds(Kind == BackendKind.Broker ? 6 : 2);
        return new()
        {
            Ports = [Port],
            ListensAfter = ready,
            Speaks = static _ => PortProtocol.Other,
            Exec = command => command[0].Split('/')[^1] is "pg_isready" or "redis-cli" or "mysqladmin" or "rabbitmq-diagnostics" ? ExecAnswer.Success : null,
            StopsAfter = TimeSpan.FromSeconds(1),
            Usage = since => new(Math.Min(30, 10 + ((long)since.TotalMinutes % 9)), (Kind == BackendKind.Redis ? 24 : 90) * MiB),
            Log = [.. BackendWords.Ready(Kind).Select(line => (ready, line))],
            Chatter = complaints.Count == 0 ? null : new(ready + TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), number => complaints[number % complaints.Count]),
        };
    }

    private string? MissingPassword(ContainerStart start)
    {
        if (PasswordIn(start.Environment) is not null)
            return null;
        var free = start.Environment.GetValueOrDefault("POSTGRES_HOST_AUTH_METHOD") == "trust" || start.Environment.ContainsKey("MYSQL_ALLOW_EMPTY_PASSWORD");
        return free ? null : Kind switch
        {
            BackendKind.PostgreSql => "Error: Database is uninitialized and superuser password is not specified.",
            BackendKind.MySql => "[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified",
            _ => null,
        };
    }

    /// <summary>A volume belongs to root unless the pod asks for its group to be changed.</summary>
    private static string? DeniedDirectory(ContainerStart start)
    {
        if (start.User is null or 0 || start.Pod.Spec.Object("securityContext").Number("fsGroup") is not null)
            return null;
        foreach (var mount in start.Container.Array("volumeMounts") ?? [])
        {
            foreach (var volume in start.Pod.Spec.Array("volumes") ?? [])
            {
                if (volume.Text("name") == mount.Text("name") && volume.Object("persistentVolumeClaim") is not null)
                    return mount.Text("mountPath");
            }
        }

        return null;
    }

    private static ContainerRun GiveUp(string line)
    {
        var after = TimeSpan.FromMilliseconds(400);
        return new() { ExitsAfter = TimeSpan.FromMilliseconds(500), ExitCode = 1, Log = [(after, line)] };
    }
}
