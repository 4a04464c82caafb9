using System.Globalization;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>What the commands of a script see: the container's files, variables and network, and the time.</summary>
internal sealed class ShellSurroundings(ContainerStart start, ImageContents contents, Func<string, string?> readFile)
{
    private readonly Dictionary<string, string?> _written = new(StringComparer.Ordinal);

    public Dictionary<string, string> Variables { get; } = new(start.Environment, StringComparer.Ordinal);

    public ContainerStart Start { get; } = start;

    /// <summary>What the image holds.</summary>
    public ImageContents Contents { get; } = contents;

    /// <summary>The time at which the current command runs.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>Everything written so far, in order.</summary>
    public List<FileWrite> Writes { get; } = [];

    public string Variable(string name) => name switch
    {
        "HOSTNAME" => Variables.GetValueOrDefault(name) ?? Start.Pod.Name,
        "$" => "1",
        "#" => "0",
        _ => Variables.GetValueOrDefault(name) ?? "",
    };

    public string? Read(string path) => _written.TryGetValue(path, out var content) ? content : readFile(path) ?? SystemFile(path);

    /// <summary>Whether a path is there as far as one can tell: a file that can be read, or one of the usual directories.</summary>
    public bool Exists(string path) => Read(path) is not null || IsDirectory(path);

    public static bool IsDirectory(string path) =>
        path.TrimEnd('/') is "" or "." or "/bin" or "/dev" or "/etc" or "/home" or "/proc" or "/root" or "/run" or "/tmp" or "/usr" or "/usr/share" or "/var" or "/var/log";

    /// <summary>Writes a file, or removes it; false when the file system cannot be written.</summary>
    public bool Write(string path, string? content)
    {
        if (path is "/dev/null" or "/dev/stdout" or "/dev/stderr")
            return true;
        if (!IsWritable(path))
            return false;
        _written[path] = content;
        Writes.Add(new(Now - Start.Process.Started, path, content));
        return true;
    }

    public string NowText(string? format) => format switch
    {
        "+%s" => Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        not null when format.Contains("%H", StringComparison.Ordinal) || format.Contains("%T", StringComparison.Ordinal) =>
            Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => Now.UtcDateTime.ToString("ddd MMM d HH:mm:ss 'UTC' yyyy", CultureInfo.InvariantCulture),
    };

    private bool IsWritable(string path)
    {
        foreach (var mount in Start.Container.Array("volumeMounts") ?? [])
        {
            var at = mount.Text("mountPath")?.TrimEnd('/');
            if (at is not null && path.StartsWith(at + "/", StringComparison.Ordinal))
                return mount.Flag("readOnly") != true;
        }

        if (path.StartsWith("/dev/", StringComparison.Ordinal))
            return true;
        if (Start.Container.Object("securityContext").Flag("readOnlyRootFilesystem") == true)
            return false;
        return Start.User is null or 0 || path.StartsWith("/tmp/", StringComparison.Ordinal);
    }

    private string? SystemFile(string path) => path switch
    {
        "/etc/hostname" => Start.Pod.Name + "\n",
        "/etc/resolv.conf" => $"search {Start.Pod.Namespace}.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n",
        "/etc/hosts" => $"127.0.0.1\tlocalhost\n{Start.Process.PodIP}\t{Start.Pod.Name}\n",
        "/etc/os-release" => "NAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\n",
        "/etc/passwd" => "root:x:0:0:root:/root:/bin/sh\n",
        "/dev/null" => "",
        "/var/run/secrets/kubernetes.io/serviceaccount/namespace" => Start.Pod.Namespace,
        _ => null,
    };
}
