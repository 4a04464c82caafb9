using Autoheal.Cli.Output;
using Autoheal.Incidents;

namespace Autoheal.Cli.Clusters;

/// <summary>Reads <c>KIND/NAMESPACE/NAME</c>.</summary>
internal static class ScopeText
{
    private static readonly (string Kind, string Group, bool Namespaced)[] Kinds =
    [
        ("Deployment", "apps", true),
        ("ReplicaSet", "apps", true),
        ("StatefulSet", "apps", true),
        ("DaemonSet", "apps", true),
        ("Job", "batch", true),
        ("CronJob", "batch", true),
        ("Pod", "", true),
        ("Service", "", true),
        ("ConfigMap", "", true),
        ("PersistentVolumeClaim", "", true),
        ("HorizontalPodAutoscaler", "autoscaling", true),
        ("Ingress", "networking.k8s.io", true),
        ("Node", "", false),
    ];

    /// <summary>The object; null when the text names none, and then why.</summary>
    public static ResourceRef? Parse(string text, out string error)
    {
        error = "";
        var parts = text.Split('/');
        var known = Kinds.FirstOrDefault(kind => string.Equals(kind.Kind, parts[0], StringComparison.OrdinalIgnoreCase));
        if (known.Kind is null)
        {
            error = $"--scope must begin with one of {string.Join(", ", Kinds.Select(kind => kind.Kind))}, but is '{TerminalText.Plain(text)}'";
            return null;
        }

        var right = known.Namespaced ? parts.Length == 3 && parts[1].Length > 0 : parts.Length == 2 || (parts.Length == 3 && parts[1].Length == 0);
        if (!right || !parts[1..].All(IsName) || parts[^1].Length == 0)
        {
            error = $"--scope must be like {(known.Namespaced ? $"{known.Kind}/checkout/api" : $"{known.Kind}/worker-1")}, but is '{TerminalText.Plain(text)}'";
            return null;
        }

        return new ResourceRef { Group = known.Group, Kind = known.Kind, Namespace = known.Namespaced ? parts[1] : "", Name = parts[^1] };
    }

    private static bool IsName(string text) => text.Length <= 253 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
}
