using System.Threading.RateLimiting;

namespace Autoheal.Kubernetes.Client;

/// <summary>
/// Holds requests back before the server has to: so many a second on average, with room for bursts. One for each connection that is made here; a
/// client that the host hands in throttles itself.
/// </summary>
internal sealed class ThrottlingHandler(RateLimiter limiter) : DelegatingHandler
{
    private const int RequestsASecond = 100;
    private const int Burst = 200;
    private const int LongestQueue = 10_000;

    public ThrottlingHandler()
        : this(new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = Burst,
            TokensPerPeriod = RequestsASecond / 10,
            ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
            QueueLimit = LongestQueue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }))
    {
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var lease = await limiter.AcquireAsync(1, cancellationToken);
        return lease.IsAcquired
            ? await base.SendAsync(request, cancellationToken)
            : throw new HttpRequestException("too many requests wait for their turn");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            limiter.Dispose();
        }

        base.Dispose(disposing);
    }
}
