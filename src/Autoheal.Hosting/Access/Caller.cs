namespace Autoheal.Hosting.Access;

/// <summary>Whom a token proved: a sender of alerts or a person, never both.</summary>
internal sealed class Caller
{
    private Caller(string name, string? personId, IReadOnlyList<string> namespaces, IReadOnlyList<string> clusters)
    {
        Name = name;
        PersonId = personId;
        Namespaces = namespaces;
        Clusters = clusters;
    }

    /// <summary>What logs show.</summary>
    public string Name { get; }

    /// <summary>The person; null for a sender of alerts.</summary>
    public string? PersonId { get; }

    /// <summary>What a sender may speak for; empty for a person.</summary>
    public IReadOnlyList<string> Namespaces { get; }

    /// <summary>The clusters that a sender may speak for; empty means all, and for a person none.</summary>
    public IReadOnlyList<string> Clusters { get; }

    public static Caller Hook(string name, IEnumerable<string> namespaces, IEnumerable<string> clusters) => new(name, null, [.. namespaces], [.. clusters]);

    public static Caller Person(string personId) => new($"person:{personId}", personId, [], []);
}
