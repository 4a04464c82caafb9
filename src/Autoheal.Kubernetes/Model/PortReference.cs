using System.Globalization;

namespace Autoheal.Kubernetes.Model;

/// <summary>A port by number or by the name that a container gives it.</summary>
public readonly record struct PortReference
{
    /// <summary>Gets the number; 0 when it is named.</summary>
    public int Number { get; init; }

    /// <summary>Gets the name; null when it is numbered.</summary>
    public string? Name { get; init; }

    /// <summary>Gets a value indicating whether no port is meant.</summary>
    public bool IsNone => Number == 0 && string.IsNullOrEmpty(Name);

    /// <summary>The number or name.</summary>
    public override string ToString() => Name ?? Number.ToString(CultureInfo.InvariantCulture);
}
