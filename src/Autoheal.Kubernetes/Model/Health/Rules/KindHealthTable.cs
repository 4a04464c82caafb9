using System.Collections.Frozen;

namespace Autoheal.Kubernetes.Model.Health;

/// <summary>The kinds with habits of their own, from the embedded files <c>Kinds/*.yaml</c>.</summary>
internal sealed class KindHealthTable
{
    private readonly FrozenDictionary<string, KindHealth> _byKind;

    private KindHealthTable(IEnumerable<KindHealth> kinds) =>
        _byKind = kinds.SelectMany(kind => kind.Kinds.Select(name => (name, kind))).ToFrozenDictionary(entry => entry.name, entry => entry.kind, StringComparer.Ordinal);

    public static KindHealthTable Instance { get; } = new(Embedded().SelectMany(KindHealthReader.Read));

    /// <summary>The entry of a kind, else of its group.</summary>
    public KindHealth? Find(string group, string kind) =>
        _byKind.GetValueOrDefault($"{group}/{kind}") ?? _byKind.GetValueOrDefault($"{group}/*");

    private static IEnumerable<TextReader> Embedded()
    {
        var assembly = typeof(KindHealthTable).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("health/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader;
        }
    }
}
