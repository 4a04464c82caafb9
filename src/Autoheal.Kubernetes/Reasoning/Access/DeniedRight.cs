using System.Text.RegularExpressions;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Access;

/// <summary>What an API server denied whom, as a log line or an Event repeats it: a question that roles and bindings can answer.</summary>
internal sealed partial class DeniedRight
{
    private const string Prefix = "system:serviceaccount:";

    private static readonly string[] s_verbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

    private DeniedRight(AccessQuestion question) => Question = question;

    public AccessQuestion Question { get; }

    /// <summary>For instance <c>list configmaps in namespace shop</c>.</summary>
    public string Text => $"{Question.Verb} {Question.Resource}{(Question.Group.Length == 0 ? "" : "." + Question.Group)}"
        + (Question.Namespace.Length == 0 ? " in all namespaces" : $" in namespace {Question.Namespace}");

    /// <summary>The first right of a sighting that belongs to an account; null when none does.</summary>
    public static DeniedRight? Of(LogSighting sighting, string @namespace, string account)
    {
        string? right = null;
        var isOwn = false;
        foreach (var dependency in sighting.Dependencies)
        {
            isOwn |= dependency.Kind == LogDependencyKind.User && dependency.Name == $"{Prefix}{@namespace}:{account}";
            right ??= dependency.Kind == LogDependencyKind.Right ? dependency.Name : null;
        }

        return isOwn && right is not null && right.Split('/', 2) is [var verb, var rest] ? Make(@namespace, account, verb, rest) : null;
    }

    /// <summary>The right and its account in an Event's message; null when it names none.</summary>
    public static DeniedRight? Read(UntrustedText text)
    {
        if (!text.Contains(Prefix) || text.Match(Forbidden()) is not { Success: true } match)
        {
            return null;
        }

        var group = match.Groups["group"].Value;
        var place = match.Groups["place"].Value;
        var resource = $"{match.Groups["resource"].Value}{(group.Length == 0 ? "" : "." + group)}{(place.Length == 0 ? "" : "@" + place)}";
        return Make(match.Groups["ns"].Value, match.Groups["account"].Value, match.Groups["verb"].Value, resource);
    }

    private static DeniedRight? Make(string accountNamespace, string account, string verb, string rest)
    {
        var (what, place) = rest.Split('@', 2) is [var before, var after] ? (before, after) : (rest, "");
        var (resource, group) = what.Split('.', 2) is [var name, var suffix] ? (name, suffix) : (what, "");
        return !s_verbs.Contains(verb) ? null : new DeniedRight(new AccessQuestion
        {
            AccountNamespace = accountNamespace,
            Account = account,
            Verb = verb,
            Group = group,
            Resource = resource,
            Namespace = place,
        });
    }

    [GeneratedRegex(
        @"User ""system:serviceaccount:(?<ns>[a-z0-9-]{1,63}):(?<account>[a-z0-9.-]{1,253})"" cannot (?<verb>[a-z]{1,20}) resource ""(?<resource>[a-z/]{1,80})"" in API group ""(?<group>[a-z0-9.-]{0,120})""(?: in the namespace ""(?<place>[a-z0-9-]{1,63})"")?",
        RegexOptions.CultureInvariant,
        100)]
    private static partial Regex Forbidden();
}
