namespace Autoheal.Testing;

/// <summary>Marks an abstract test class as the suite that every provider of a contract must pass.</summary>
/// <param name="contract">The interface or abstract class.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ConformanceSuiteAttribute(Type contract) : Attribute
{
    /// <summary>Gets the interface or abstract class that the suite checks.</summary>
    public Type Contract { get; } = contract;
}
