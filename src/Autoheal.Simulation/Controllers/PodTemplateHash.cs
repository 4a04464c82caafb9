using System.Globalization;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Controllers;

/// <summary>
/// The <c>pod-template-hash</c> of a template: FNV-1a (32 bit) over its JSON, as decimal digits in Kubernetes' vowel-free alphabet. The
/// real value hashes a Go structure, which nothing outside can compute; what matters is that equal templates have equal hashes.
/// </summary>
internal static class PodTemplateHash
{
    public const string Label = "pod-template-hash";
    private const string Alphabet = "bcdfghjklmnpqrstvwxz2456789";

    public static string Of(JsonObject template, long collisions)
    {
        var hash = 2166136261u;
        foreach (var c in template.ToJsonString())
            hash = (hash ^ c) * 16777619;
        if (collisions > 0)
            hash = (hash ^ (uint)collisions) * 16777619;
        var digits = hash.ToString(CultureInfo.InvariantCulture);
        return string.Create(digits.Length, digits, static (span, digits) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = Alphabet[digits[i] % Alphabet.Length];
        });
    }
}
