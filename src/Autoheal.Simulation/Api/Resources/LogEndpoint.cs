using System.Globalization;
using System.Text;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Resources;

/// <summary><c>pods/log</c>: the API server's checks, the kubelet's refusals, and the options that cut the text.</summary>
internal sealed class LogEndpoint(ObjectStore store, TimeProvider clock, Func<IContainerLogs> logs)
{
    public ApiResponse Read(string? ns, string name, ApiRequest request)
    {
        var pod = store.Get(Kinds.Pod, ns, name);
        var container = ChooseContainer(pod, request.Query["container"]);
        if (pod.Spec.Text("nodeName") is null or "")
            throw StoreException.BadRequest($"pod {name} does not have a host assigned");
        var previous = request.Query.Flag("previous");
        var most = request.Query.Number("tailLines") is >= 0 and var tail ? (int)Math.Min(tail, int.MaxValue) : int.MaxValue;
        var lines = logs().Read(pod.Namespace!, pod.Name, container, previous, most) ?? throw Unavailable(pod, container, previous);
        return ApiResponse.Text(Cut(lines, request.Query));
    }

    private static string ChooseContainer(StoredObject pod, string? asked)
    {
        var names = new List<string>();
        foreach (var list in (ReadOnlySpan<string>)["containers", "initContainers"])
        {
            foreach (var container in pod.Spec.Array(list) ?? [])
                names.Add(container.Text("name") ?? "");
        }

        if (!string.IsNullOrEmpty(asked))
            return names.Contains(asked) ? asked : throw StoreException.BadRequest($"container {asked} is not valid for pod {pod.Name}");
        var main = pod.Spec.Array("containers")?.Count ?? 0;
        if (names.Count == 1)
            return names[0];
        var choices = $"choose one of: [{string.Join(" ", names.Take(main))}]";
        if (names.Count > main)
            choices += $" or one of the init containers: [{string.Join(" ", names.Skip(main))}]";
        throw StoreException.BadRequest($"a container name must be specified for pod {pod.Name}, {choices}");
    }

    private static StoreException Unavailable(StoredObject pod, string container, bool previous)
    {
        if (previous)
            return StoreException.BadRequest($"previous terminated container \"{container}\" in pod \"{pod.Name}\" not found");
        var why = WaitingReason(pod, container) switch
        {
            "ErrImagePull" => "image can't be pulled",
            "ImagePullBackOff" => "trying and failing to pull image",
            { Length: > 0 } reason => reason,
            _ => null,
        };
        return StoreException.BadRequest(why is null
            ? $"container \"{container}\" in pod \"{pod.Name}\" is waiting to start - no logs yet"
            : $"container \"{container}\" in pod \"{pod.Name}\" is waiting to start: {why}");
    }

    private static string? WaitingReason(StoredObject pod, string container)
    {
        foreach (var list in (ReadOnlySpan<string>)["containerStatuses", "initContainerStatuses"])
        {
            foreach (var status in pod.Status.Array(list) ?? [])
            {
                if (status.Text("name") == container)
                    return status.Object("state").Text("waiting", "reason");
            }
        }

        return null;
    }

    private string Cut(IReadOnlyList<LogLine> lines, QueryParameters query)
    {
        var first = 0;
        if (Since(query) is { } since)
        {
            while (first < lines.Count && lines[first].At < since)
                first++;
        }

        if (query.Number("tailLines") is >= 0 and var tail)
            first = Math.Max(first, (int)Math.Max(0, lines.Count - tail));
        var text = new StringBuilder();
        for (var i = first; i < lines.Count; i++)
        {
            if (query.Flag("timestamps"))
                text.Append(lines[i].At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z '", CultureInfo.InvariantCulture));
            text.Append(lines[i].Text).Append('\n');
        }

        return query.Number("limitBytes") is > 0 and var limit ? CutBytes(text.ToString(), limit) : text.ToString();
    }

    private DateTimeOffset? Since(QueryParameters query)
    {
        if (query.Number("sinceSeconds") is > 0 and var seconds)
            return clock.GetUtcNow().AddSeconds(-seconds);
        return query["sinceTime"] is { Length: > 0 } time && DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, out var since) ? since : null;
    }

    private static string CutBytes(string text, long limit)
    {
        if (Encoding.UTF8.GetByteCount(text) <= limit)
            return text;
        Encoding.UTF8.GetEncoder().Convert(text, new byte[(int)limit], flush: false, out var used, out _, out _);
        return text[..used];
    }
}
