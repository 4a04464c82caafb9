namespace Autoheal.Testing;

/// <summary>Names the provider that a test class runs a conformance suite for.</summary>
/// <param name="provider">The concrete class.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConformanceOfAttribute(Type provider) : Attribute
{
    /// <summary>Gets the concrete class under test.</summary>
    public Type Provider { get; } = provider;
}
