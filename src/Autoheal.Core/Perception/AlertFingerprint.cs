using System.Security.Cryptography;
using System.Text;

namespace Autoheal.Perception;

/// <summary>The identity of an alert whose sender gives none: its labels.</summary>
internal static class AlertFingerprint
{
    public static string OfLabels(IReadOnlyDictionary<string, string> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
        {
            text.Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }
}
