using System.Net;
using Autoheal.Simulation.Api.Watching;

namespace Autoheal.Simulation.Transport;

/// <summary>The body of a watch response: never buffered, of unknown length.</summary>
internal sealed class WatchContent(WatchSubscription watch) : HttpContent
{
    private readonly WatchStream _stream = new(watch);

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult<Stream>(_stream);

    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => _stream;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => _stream.CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _stream.Dispose();
        base.Dispose(disposing);
    }
}
