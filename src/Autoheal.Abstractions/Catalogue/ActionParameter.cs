namespace Autoheal.Catalogue;

/// <summary>One parameter of an action.</summary>
public sealed record ActionParameter
{
    /// <summary>Gets the name, lower camel case.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what it means, with its unit.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the type.</summary>
    public ActionParameterType Type { get; init; }

    /// <summary>Gets a value indicating whether it must be given.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Gets the least value of an integer.</summary>
    public long? Minimum { get; init; }

    /// <summary>Gets the greatest value of an integer.</summary>
    public long? Maximum { get; init; }

    /// <summary>Gets the longest text, in UTF-16 characters; 253 by default.</summary>
    public int MaxLength { get; init; } = 253;
}
