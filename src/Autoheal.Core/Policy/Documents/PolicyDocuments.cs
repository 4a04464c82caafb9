using Autoheal.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Autoheal.Policy.Documents;

/// <summary>
/// The document that is active. Another one replaces it whole, between two decisions; one that is wrong leaves the old one in force. Thread-safe.
/// </summary>
public sealed class PolicyDocuments : IAutonomyCeiling
{
    private readonly PolicyBook _book;
    private readonly ILogger<PolicyDocuments> _logger;
    private readonly Lock _replacing = new();
    private PolicyDocument? _active;

    internal PolicyDocuments(PolicyBook book, ILogger<PolicyDocuments> logger)
    {
        _book = book;
        _logger = logger;
    }

    /// <summary>Gets the active document; null while policies in code decide alone.</summary>
    public PolicyDocument? Active => Volatile.Read(ref _active);

    /// <summary>Replaces the active document.</summary>
    public void Activate(PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        lock (_replacing)
        {
            document.Compiled.Bind(_book);
            _book.Activate(document.Compiled);
            Volatile.Write(ref _active, document);
        }

        Log.PolicyActivated(_logger, document.Name, document.Version);
    }

    /// <summary>Replaces the active document by a text, if it is right.</summary>
    /// <returns>What is wrong; empty when the document became active.</returns>
    public IReadOnlyList<DocumentError> TryActivate(string yaml, string file)
    {
        var reading = PolicyDocument.Read(yaml, file);
        if (reading.Document is { } document)
        {
            Activate(document);
        }
        else
        {
            Log.PolicyRefused(_logger, file, string.Join(' ', reading.Errors));
        }

        return reading.Errors;
    }

    /// <inheritdoc/>
    public AutonomyLevel CeilingOf(string action, string environment, Incidents.ResourceRef target) =>
        Active?.CeilingOf(action, environment, target) ?? AutonomyLevel.Autonomous;
}
