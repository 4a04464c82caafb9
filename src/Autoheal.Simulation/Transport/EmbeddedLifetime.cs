using Microsoft.Extensions.Hosting;

namespace Autoheal.Simulation.Transport;

/// <summary>
/// Leaves the process's signals alone. The host's own lifetime would take SIGTERM and Ctrl+C away from whatever program the server is embedded in.
/// </summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
