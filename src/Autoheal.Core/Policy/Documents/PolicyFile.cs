using Autoheal.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Documents;

/// <summary>
/// Keeps the active document that of a file. A host whose file is wrong does not start; a file that becomes wrong, or is gone, leaves the last right
/// one in force, and says so.
/// </summary>
internal sealed class PolicyFile(PolicyDocuments documents, IOptions<PolicyFileOptions> options, TimeProvider clock, ILogger<PolicyFile> logger) : BackgroundService
{
    private string? _seen;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var path = options.Value.Path;
        _seen = File.ReadAllText(path);
        if (documents.TryActivate(_seen, path) is { Count: > 0 } errors)
        {
            throw new AutohealException(ErrorCodes.Configuration, string.Join('\n', errors));
        }

        await base.StartAsync(cancellationToken);
    }

    /// <summary>Looks once; whether there was another right document.</summary>
    public bool Look()
    {
        string text;
        try
        {
            text = File.ReadAllText(options.Value.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.PolicyUnreadable(logger, options.Value.Path, e);
            return false;
        }

        if (text == _seen)
        {
            return false;
        }

        _seen = text;
        return documents.TryActivate(text, options.Value.Path).Count == 0;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.Value.LookInterval, clock, stoppingToken);
                Look();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
