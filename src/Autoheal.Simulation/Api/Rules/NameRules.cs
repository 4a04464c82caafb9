using System.Text.RegularExpressions;

namespace Autoheal.Simulation.Api.Rules;

/// <summary>The name formats of the Kubernetes API, with its own messages; null means the text is fine.</summary>
internal static partial class NameRules
{
    private const int LabelLength = 63;
    private const int SubdomainLength = 253;

    public static string? Subdomain(string text) => text.Length > SubdomainLength
        ? $"must be no more than {SubdomainLength} characters"
        : SubdomainPattern().IsMatch(text)
            ? null
            : "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character "
              + "(e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    public static string? Label(string text) => text.Length > LabelLength
        ? $"must be no more than {LabelLength} characters"
        : LabelPattern().IsMatch(text)
            ? null
            : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character "
              + "(e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    public static string? ServiceName(string text) => text.Length > LabelLength
        ? $"must be no more than {LabelLength} characters"
        : ServicePattern().IsMatch(text)
            ? null
            : "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character "
              + "(e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    /// <summary>Roles have names such as <c>system:node</c>; anything goes that can stand in a path.</summary>
    public static string? PathSegment(string text) => text is "." or ".."
        ? $"may not be '{text}'"
        : text.AsSpan().IndexOfAny('/', '%') is >= 0 and var index ? $"may not contain '{text[index]}'" : null;

    public static string? QualifiedName(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var name = text[(slash + 1)..];
        if (slash == 0)
            return "prefix part must be non-empty";
        if (slash > 0 && Subdomain(text[..slash]) is { } prefixProblem)
            return "prefix part " + prefixProblem;
        if (name.Length == 0)
            return "name part must be non-empty";
        if (name.Length > LabelLength)
            return $"name part must be no more than {LabelLength} characters";
        return QualifiedPattern().IsMatch(name)
            ? null
            : "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
              + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
    }

    public static string? LabelValue(string text) => text.Length > LabelLength
        ? $"must be no more than {LabelLength} characters"
        : text.Length == 0 || QualifiedPattern().IsMatch(text)
            ? null
            : "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
              + "(e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    public static string? ConfigKey(string text) => text.Length > SubdomainLength
        ? $"must be no more than {SubdomainLength} characters"
        : ConfigKeyPattern().IsMatch(text) && text is not ("." or "..")
            ? null
            : "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', "
              + "regex used for validation is '[-._a-zA-Z0-9]+')";

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SubdomainPattern();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ServicePattern();

    [GeneratedRegex(@"\A([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex QualifiedPattern();

    [GeneratedRegex(@"\A[-._a-zA-Z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ConfigKeyPattern();
}
