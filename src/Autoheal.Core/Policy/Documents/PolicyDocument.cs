using Autoheal.Incidents;

namespace Autoheal.Policy.Documents;

/// <summary>A policy as data: rules, limits, calendars, environments and settings, read from YAML and checked. Immutable; thread-safe.</summary>
public sealed class PolicyDocument : IAutonomyCeiling
{
    private readonly ModeCeilings _modes;
    private readonly Relaxation[] _relaxations;

    internal PolicyDocument(DocumentNode root, string version, CompiledPolicy compiled, ModeCeilings modes, Relaxation[] relaxations)
    {
        Root = root;
        Version = version;
        Compiled = compiled;
        _modes = modes;
        _relaxations = relaxations;
    }

    /// <summary>Gets the policy's name.</summary>
    public string Name => Root.Text("name") ?? "";

    /// <summary>Gets the version: the first 12 digits of the SHA-256 of the text.</summary>
    public string Version { get; }

    /// <summary>Gets the names of its rules and limits, as explanations name them.</summary>
    public IReadOnlyList<string> Rules => [.. Compiled.Rules.Select(rule => rule.Name)];

    /// <summary>The policy in sentences.</summary>
    public IReadOnlyList<string> Explain() => [.. DocumentText.Lines(Root)];

    /// <summary>The namespaces that its settings allow; empty when they do not say.</summary>
    public IReadOnlyList<string> AllowedNamespaces => Root["settings"].Texts("allowedNamespaces") ?? [];

    /// <summary>The namespaces that nothing touches, whatever else it says: those of every host and its own.</summary>
    public IReadOnlyList<string> ProtectedNamespaces =>
        [.. new PolicyOptions().ProtectedNamespaces.Union(Root["settings"].Texts("protectedNamespaces") ?? [], StringComparer.Ordinal)];

    /// <summary>The kinds that nothing touches; none when the document makes exceptions.</summary>
    public IReadOnlyList<string> NeverTouchedKinds =>
        Root["neverTouch"]["allow"].Exists ? [] : Root["neverTouch"].Texts("kinds") ?? NeverTouchRule.Default;

    /// <summary>Whether a rule denies an action whatever the circumstances, and no relaxation lifts it.</summary>
    /// <param name="action">The action's name.</param>
    public bool NeverAllows(string action) => Root.Text("conflict") is null or "strictest" && Root.Items("rules").Any(rule =>
        rule.Text("then") == "deny" && IsOf(rule["when"], action) && !_relaxations.Any(relaxation => relaxation.Relaxes.Contains(rule.Text("name") ?? "")));

    internal DocumentNode Root { get; }

    internal CompiledPolicy Compiled { get; }

    /// <summary>Reads a document. Nothing is thrown for what is wrong in it: every error is in the result.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">The file's name, for errors.</param>
    public static PolicyReading Read(string yaml, string file)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(file);
        return DocumentReader.Read(yaml, file);
    }

    /// <inheritdoc/>
    public AutonomyLevel CeilingOf(string action, string environment, ResourceRef target) => _modes.CeilingOf(action, environment, target);

    /// <summary>The relaxations that have ended, which a tidy document no longer holds.</summary>
    /// <param name="now">The time.</param>
    public IReadOnlyList<string> EndedRelaxations(DateTimeOffset now) => [.. _relaxations.Where(relaxation => relaxation.Expires <= now).Select(relaxation => relaxation.Name)];

    /// <summary>Whether a condition asks for the action and for nothing else.</summary>
    private static bool IsOf(DocumentNode when, string action) =>
        when.Texts("actions") is { } actions && Glob.MatchesAny(actions, action) && Condition.Fields(when).SequenceEqual(["actions"]);
}
