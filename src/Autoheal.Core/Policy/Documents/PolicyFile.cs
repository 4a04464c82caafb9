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
    private string? _candidate;

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

    /// <summary>
    /// Looks once; whether another right document became active. One that is being written may be right already and lack the rules at its end, so a text
    /// counts only when it is found unchanged at the next look.
    /// </summary>
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

        var settled = text == _candidate;
        _candidate = text;
        if (text == _seen || !settled)
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
