using System.Globalization;

namespace Autoheal.Kubernetes.Model;

/// <summary>Writes counts as people say them.</summary>
internal static class Counts
{
    public static string Pods(int number) => Of(number, "pod");

    public static string Of(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
