using System.Globalization;
using System.Net;
using System.Text;
using System.Web;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Watching;

/// <summary>
/// Pods that change all the time behind a server that breaks connections anywhere, forgets old versions (410 as a status and as an event), sends
/// bookmarks and hands out its bytes in crumbs.
/// </summary>
internal sealed class UnsteadyServer(int seed)
{
    private const int Names = 40;

    private readonly Random _random = new(seed);
    private readonly SortedDictionary<string, (int Uid, int Version)> _pods = new(StringComparer.Ordinal);
    private readonly List<(int Version, string Line)> _log = [];
    private int _version = 1;
    private int _forgotten = 1;

    /// <summary>The number of connections that were broken, versions that were forgotten and reads that were cut small.</summary>
    public int Disruptions { get; private set; }

    public int MostDisruptions { get; init; }

    public bool Steady => Disruptions >= MostDisruptions;

    /// <summary>Raised when there is nothing more to tell.</summary>
    public Action Settled { get; set; } = static () => { };

    public IEnumerable<string> State => _pods.Select(pod => $"{pod.Key} {pod.Value.Uid} {pod.Value.Version}");

    public HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var query = HttpUtility.ParseQueryString(request.RequestUri!.Query);
        Change();
        return query["watch"] == "true" ? Watch(int.Parse(query["resourceVersion"]!, CultureInfo.InvariantCulture)) : List(query["continue"]);
    }

    private HttpResponseMessage List(string? token)
    {
        if (token is not null && Chance(0.2))
        {
            return Gone();
        }

        // Pages are cut by name, as the real server cuts its keys; all of them stand at the version of the first.
        var parts = token?.Split('|');
        var version = parts is null ? _version : int.Parse(parts[1], CultureInfo.InvariantCulture);
        if (version != _version && token is not null)
        {
            return Gone();
        }

        var rest = _pods.Where(pod => parts is null || string.CompareOrdinal(pod.Key, parts[0]) > 0).ToArray();
        var page = rest.Take(15).ToArray();
        var next = rest.Length > page.Length ? $"{page[^1].Key}|{version}" : "";
        var items = string.Join(',', page.Select(pod => Pod(pod.Key, pod.Value)));
        return ScriptedHandler.Json($$"""{"metadata":{"resourceVersion":"{{version}}","continue":"{{next}}"},"items":[{{items}}]}""");
    }

    private HttpResponseMessage Watch(int from)
    {
        if (from < _forgotten || (!Steady && Chance(0.1)))
        {
            Disruptions += Steady ? 0 : 1;
            return Gone();
        }

        var text = new StringBuilder();
        foreach (var (version, line) in _log)
        {
            if (version > from)
            {
                text.Append(line).Append('\n');
            }
        }

        if (Chance(0.3))
        {
            text.Append($$$$"""{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"{{{{_version}}}}"}}}""").Append('\n');
        }

        var body = Encoding.UTF8.GetBytes(text.ToString());
        if (Steady)
        {
            return Content(new Crumbs(body, _random, Settled, breaks: false));
        }

        Disruptions++;
        if (Chance(0.1))
        {
            return Content(new Crumbs([.. body, .. """{"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired"}}"""u8, (byte)'\n'], _random, null, breaks: false));
        }

        var cut = _random.Next(body.Length + 1);
        return Content(new Crumbs(body[..cut], _random, null, breaks: Chance(0.5)));
    }

    private void Change()
    {
        for (var i = Steady ? 0 : _random.Next(6); i > 0; i--)
        {
            var name = $"pod-{_random.Next(Names):00}";
            var known = _pods.TryGetValue(name, out var pod);
            _version++;
            if (known && Chance(0.3))
            {
                _pods.Remove(name);
                Note("DELETED", name, (pod.Uid, _version));
            }
            else
            {
                _pods[name] = (known ? pod.Uid : _version, _version);
                Note(known ? "MODIFIED" : "ADDED", name, _pods[name]);
            }
        }

        if (Chance(0.02))
        {
            _forgotten = _version;
            _log.Clear();
        }
    }

    private void Note(string type, string name, (int Uid, int Version) pod) => _log.Add((pod.Version, $$"""{"type":"{{type}}","object":{{Pod(name, pod)}}}"""));

    private bool Chance(double share) => _random.NextDouble() < share;

    private static string Pod(string name, (int Uid, int Version) pod) =>
        $$$"""{"metadata":{"name":"{{{name}}}","namespace":"shop","uid":"u{{{pod.Uid}}}","resourceVersion":"{{{pod.Version}}}"},"spec":{"containers":[{"name":"a","image":"x\ny"}]}}""";

    private static HttpResponseMessage Gone() => ScriptedHandler.Json("""{"kind":"Status","reason":"Expired","code":410}""", HttpStatusCode.Gone);

    private static HttpResponseMessage Content(Stream body) => new(HttpStatusCode.OK) { Content = new StreamContent(body) };

    /// <summary>Gives a few bytes at a time, and at the end either nothing or a broken connection.</summary>
    private sealed class Crumbs(byte[] body, Random random, Action? atEnd, bool breaks) : MemoryStream(body)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == Length)
            {
                atEnd?.Invoke();
                return breaks ? throw new IOException("broken") : ValueTask.FromResult(0);
            }

            return ValueTask.FromResult(Read(buffer.Span[..Math.Min(buffer.Length, random.Next(1, 400))]));
        }
    }
}
