using System.Text;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Context;

/// <summary>
/// Finds the log of a container among files: <c>NAMESPACE/POD/logs.txt</c> as cluster-info dump writes it, else a file whose path names the pod and
/// perhaps the container, else, where the recording holds a single pod, whatever is called a log.
/// </summary>
internal sealed class RecordedLogs
{
    private readonly IReadOnlyList<(string Name, string Path)> _files;
    private readonly IReadOnlyList<string> _pods;

    public RecordedLogs(IReadOnlyList<(string Name, string Path)> files, IReadOnlyList<RecordedObject> objects)
    {
        _files = files;
        _pods = [.. objects.Where(item => item.Kind == "Pod").Select(item => item.Name).Distinct()];
    }

    public bool IsEmpty => _files.Count == 0;

    /// <summary>The files that fit best, one after the other: a log may have been fetched several times, each time in part.</summary>
    public ReadOnlyMemory<byte>? Find(PodLogRequest request)
    {
        var best = _files
            .Select(file => (file.Path, Rank: Rank(file.Name.Replace('\\', '/'), request)))
            .Where(file => file.Rank > 0)
            .GroupBy(file => file.Rank)
            .MaxBy(group => group.Key);
        return best is null ? default(ReadOnlyMemory<byte>?) : Join([.. best.Select(file => file.Path).Order(StringComparer.Ordinal)], request);
    }

    private static ReadOnlyMemory<byte> Join(IReadOnlyList<string> paths, PodLogRequest request)
    {
        var text = new MemoryStream();
        foreach (var path in paths)
        {
            var tail = Tail(path, request);
            if (text.Length == 0)
            {
                text.Write(tail.Span);
            }
            else if (text.Length + tail.Length < request.LimitBytes)
            {
                text.WriteByte((byte)'\n');
                text.Write(tail.Span);
            }
        }

        return text.ToArray();
    }

    private int Rank(string name, PodLogRequest request)
    {
        var previous = name.Contains("previous", StringComparison.OrdinalIgnoreCase);
        if (previous != request.Previous)
        {
            return 0;
        }

        var file = previous ? "logs.previous.txt" : "logs.txt";
        var exact = $"{request.Namespace}/{request.Pod}/{file}";
        if (name == exact || name.EndsWith("/" + exact, StringComparison.Ordinal))
        {
            return 4;
        }

        if (Names(name, request.Pod))
        {
            var rest = name.Replace(request.Pod, "", StringComparison.Ordinal);
            return request.Container.Length > 0 && Names(rest, request.Container) ? 3 : NamesNoOther(rest) ? 2 : 0;
        }

        var last = name[(name.LastIndexOf('/') + 1)..];
        return _pods is [var only] && only == request.Pod && last.Contains("log", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
    }

    private bool NamesNoOther(string rest) => !_pods.Any(pod => Names(rest, pod));

    // The name stands there as a whole: "api-1" is not named by "api-10.log".
    private static bool Names(string path, string name)
    {
        for (var at = path.IndexOf(name, StringComparison.Ordinal); at >= 0; at = path.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !IsPart(path[at - 1])) && (end == path.Length || !IsPart(path[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c);

    private static ReadOnlyMemory<byte> Tail(string path, PodLogRequest request)
    {
        var lines = new Queue<string>(request.TailLines);
        var (inside, marked) = (true, false);
        foreach (var line in File.ReadLines(path))
        {
            if (RecordedLogMarker.Parse(line) is { } marker)
            {
                // What stood before the first marker belongs to nobody.
                if (!marked)
                {
                    lines.Clear();
                }

                (marked, inside) = (true, marker.Begins && (marker.Container == request.Container || request.Container.Length == 0));
                continue;
            }

            if (inside)
            {
                if (lines.Count == request.TailLines)
                {
                    lines.Dequeue();
                }

                lines.Enqueue(line);
            }
        }

        var text = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return text.Length <= request.LimitBytes ? text : text.AsMemory(text.Length - request.LimitBytes);
    }
}
