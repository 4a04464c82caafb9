using System.Net.Http.Headers;

namespace Autoheal.Kubernetes.Client;

/// <summary>One request before it meets a connection.</summary>
internal sealed class WireRequest(HttpMethod method, string path, string query = "")
{
    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead => method == HttpMethod.Get;

    /// <summary>The body; sent with its length, because API servers answer 411 to chunked DELETE and POST.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The media type of the body; empty when there is none.</summary>
    public string ContentType { get; init; } = "";

    public HttpRequestMessage ToMessage(Uri baseAddress)
    {
        var message = new HttpRequestMessage(method, new Uri(baseAddress, query.Length == 0 ? path : $"{path}?{query}"))
        {
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (ContentType.Length > 0)
        {
            message.Content = new ReadOnlyMemoryContent(Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType);
            message.Content.Headers.ContentLength = Body.Length;
        }

        return message;
    }

    public override string ToString() => $"{method} /{path}";
}
