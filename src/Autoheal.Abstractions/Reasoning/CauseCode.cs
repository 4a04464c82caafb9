using System.Text.Json.Serialization;

namespace Autoheal.Reasoning;

/// <summary>A stable cause from the taxonomy, for instance <c>k8s.image.not-found</c>. Compared ordinally.</summary>
[JsonConverter(typeof(CauseCodeJsonConverter))]
public readonly record struct CauseCode
{
    /// <summary>Names a cause.</summary>
    /// <exception cref="ArgumentException">The code is not lower-case words of letters, digits and hyphens joined by dots.</exception>
    public CauseCode(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > 100 || value.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')))
        {
            throw new ArgumentException($"'{value}' is not a cause code such as k8s.image.not-found.", nameof(value));
        }

        Value = value;
    }

    /// <summary>Gets the code; null only for the default value, which names nothing.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
