using Autoheal.Context;
using Autoheal.Hosting.Access;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting;

internal sealed class HostingOptionsValidator(IClusterDirectory? clusters = null) : IValidateOptions<HostingOptions>
{
    private const int MaxNameLength = 100;

    public ValidateOptionsResult Validate(string? name, HostingOptions options)
    {
        IReadOnlyList<string> errors = [.. Limits(options), .. Names(options), .. Namespaces(options), .. Clusters(options), .. options.Console.Check(), .. TokenBook.Check(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Limits(HostingOptions options)
    {
        if (options.HookTokens.Count == 0)
        {
            yield return "HostingOptions.HookTokens is empty: senders of alerts must authenticate, so at least one token must be configured.";
        }

        if (options.MaxBodyBytes is < 1024 or > 16 * 1024 * 1024)
        {
            yield return $"HostingOptions.MaxBodyBytes must be 1024 to 16777216, but is {options.MaxBodyBytes}.";
        }

        if (options.BodyTimeout < TimeSpan.FromSeconds(1) || options.BodyTimeout > TimeSpan.FromMinutes(5))
        {
            yield return $"HostingOptions.BodyTimeout must be 00:00:01 to 00:05:00, but is {options.BodyTimeout}.";
        }

        if (options.RetryAfter < TimeSpan.FromSeconds(1) || options.RetryAfter > TimeSpan.FromHours(1))
        {
            yield return $"HostingOptions.RetryAfter must be 00:00:01 to 01:00:00, but is {options.RetryAfter}.";
        }
    }

    private static IEnumerable<string> Names(HostingOptions options)
    {
        for (var i = 0; i < options.HookTokens.Count; i++)
        {
            var name = options.HookTokens[i].Name;
            if (name.Length is 0 or > MaxNameLength)
            {
                yield return $"HostingOptions.HookTokens[{i}].Name must have 1 to {MaxNameLength} characters, but has {name.Length}.";
            }
            else if (options.HookTokens.Take(i).Any(other => other.Name == name))
            {
                yield return $"HostingOptions.HookTokens[{i}].Name is '{name}' like that of another entry; it must be unique.";
            }
        }

        for (var i = 0; i < options.PersonTokens.Count; i++)
        {
            var id = options.PersonTokens[i].PersonId;
            if (id.Length is 0 or > MaxNameLength)
            {
                yield return $"HostingOptions.PersonTokens[{i}].PersonId must have 1 to {MaxNameLength} characters, but has {id.Length}.";
            }
        }
    }

    private static IEnumerable<string> Namespaces(HostingOptions options) =>
        from token in options.HookTokens
        from text in token.Namespaces
        where !IsNamespace(text)
        select $"HostingOptions.HookTokens '{token.Name}' is bound to '{text}', which is neither the name of a namespace nor *.";

    private IEnumerable<string> Clusters(HostingOptions options) =>
        from token in options.HookTokens
        from name in token.Clusters
        where clusters?.Names.Contains(name, StringComparer.Ordinal) != true
        select $"HostingOptions.HookTokens '{token.Name}' is bound to cluster '{name}', which this host does not have.";

    private static bool IsNamespace(string text) =>
        text == "*" || (text.Length is > 0 and <= 63 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
}
