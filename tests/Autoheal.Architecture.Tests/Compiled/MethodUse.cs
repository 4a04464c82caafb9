namespace Autoheal.Architecture.Tests.Compiled;

/// <summary>One use of a type or member by a method's code or signature.</summary>
/// <param name="Method">The method that uses it, as <c>Namespace.Type::Method</c>.</param>
/// <param name="UsedType">The full name of the type that is used, or that declares the member.</param>
/// <param name="Member">The member; null when the type itself is used.</param>
internal sealed record MethodUse(string Method, string UsedType, string? Member)
{
    public override string ToString() => Member is null ? $"{Method} uses {UsedType}" : $"{Method} uses {UsedType}::{Member}";
}
