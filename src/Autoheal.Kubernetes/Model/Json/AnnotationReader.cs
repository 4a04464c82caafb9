using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Reads annotations: all keys, and of the values a few numbers and the name of a GitOps application. Every other value is passed
/// over unread: annotations hold whatever people put there.
/// </summary>
internal static class AnnotationReader
{
    public readonly record struct Kept(
        IReadOnlyList<string> Keys,
        long Revision,
        IReadOnlyList<long> EarlierRevisions,
        int? DesiredReplicas,
        int? AppliedReplicas,
        IReadOnlyList<string> Drift,
        bool MarkedDefault,
        GitOpsMarker? GitOps);

    public static Kept None { get; } = new([], 0, [], null, null, [], false, null);

    public static Kept Read(ref JsonCursor json)
    {
        if (!json.EnterObject())
        {
            return None;
        }

        var keys = new List<string>(4);
        var kept = None;
        while (json.NextProperty())
        {
            var key = json.Key();
            keys.Add(key);
            json.Read();
            kept = key switch
            {
                "deployment.kubernetes.io/revision" => kept with { Revision = Number(ref json) ?? 0 },
                "deployment.kubernetes.io/revision-history" => kept with { EarlierRevisions = Numbers(ref json) },
                "deployment.kubernetes.io/desired-replicas" => kept with { DesiredReplicas = Count(Number(ref json)) },
                "kubectl.kubernetes.io/last-applied-configuration" => Applied(ref json, kept),
                "argocd.argoproj.io/tracking-id" => kept with { GitOps = Marker("Argo CD", TrackedApplication(ref json)) },
                "meta.helm.sh/release-name" => kept with { GitOps = kept.GitOps ?? Marker("Helm", json.OwnText()) },
                "storageclass.kubernetes.io/is-default-class" or "ingressclass.kubernetes.io/is-default-class"
                    or "storageclass.beta.kubernetes.io/is-default-class" => kept with { MarkedDefault = json.Text() == "true" },
                _ => Pass(ref json, kept),
            };
        }

        return kept with { Keys = keys };
    }

    /// <summary>A marker whose owner is kept only when it could be the name of an object.</summary>
    public static GitOpsMarker Marker(string tool, string owner) => new() { Tool = tool, Owner = IsName(owner) ? owner : "" };

    /// <summary>A number of replicas; null when nobody could mean it.</summary>
    public static int? Count(long? number) => number is >= 0 and <= 100_000 ? (int)number : null;

    private static Kept Pass(ref JsonCursor json, Kept kept)
    {
        json.Skip();
        return kept;
    }

    private static Kept Applied(ref JsonCursor json, Kept kept)
    {
        var (replicas, drift) = AppliedReader.Read(ref json);
        return kept with { AppliedReplicas = replicas, Drift = drift };
    }

    private static long? Number(ref JsonCursor json)
    {
        var text = json.TokenType == JsonTokenType.String ? json.ValueSpan : default;
        json.Skip();
        return Utf8Parser.TryParse(text, out long number, out var length) && length == text.Length ? number : null;
    }

    // "1,4,9"
    private static List<long> Numbers(ref JsonCursor json)
    {
        var numbers = new List<long>();
        foreach (var part in json.OwnText().Split(','))
        {
            if (long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    // "application:group/kind:namespace/name"
    private static string TrackedApplication(ref JsonCursor json)
    {
        var text = json.OwnText();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? text[..colon] : "";
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 63 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' or '_' or '/');
}
