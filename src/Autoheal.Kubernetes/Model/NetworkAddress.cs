using System.Collections.Frozen;
using System.Globalization;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// A host and perhaps a port that a setting names: of the whole value only this is kept. User names, passwords, paths and queries of URLs are
/// left behind. Declared by whoever wrote the setting. Immutable; compared by value.
/// </summary>
public sealed record NetworkAddress
{
    /// <summary>Gets the scheme, for instance <c>http</c>; empty when the value names none.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>Gets the host; empty when the value is a port alone.</summary>
    public string Host { get; init; } = "";

    /// <summary>Gets the port; 0 when the value names none.</summary>
    public int Port { get; init; }

    internal static IReadOnlyDictionary<string, NetworkAddress> None { get; } = FrozenDictionary<string, NetworkAddress>.Empty;

    /// <summary>For instance <c>postgres://orders-db:5432</c>.</summary>
    public override string ToString()
    {
        var place = Port == 0 ? Host : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
        return Scheme.Length == 0 ? place : $"{Scheme}://{place}";
    }
}
