namespace Autoheal.Context;

/// <summary>
/// A plain question to what was collected, such as "which pods ran out of memory": a pure function, with facts as its answer. Registered by whoever
/// knows the collected features. Thread-safe.
/// </summary>
public interface IContextQuery
{
    /// <summary>Gets the stable name, for instance <c>out-of-memory</c>.</summary>
    string Name { get; }

    /// <summary>Gets the question in a few words, for help.</summary>
    string Question { get; }

    /// <summary>Gets the phrases by which people ask it, in lower case; a text that contains all words of one asks it.</summary>
    IReadOnlyList<string> Phrases { get; }

    /// <summary>The facts that answer it, most important first; empty when there are none.</summary>
    /// <param name="context">What was collected.</param>
    IReadOnlyList<Fact> Answer(IncidentContext context);
}
