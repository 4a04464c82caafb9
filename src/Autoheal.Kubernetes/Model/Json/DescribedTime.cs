using System.Globalization;
using System.Text;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads times as <c>kubectl describe</c> prints them, for instance <c>Thu, 27 Feb 2025 07:36:21 +0100</c>: recordings hold them.</summary>
internal static class DescribedTime
{
    private const int Longest = 40;

    public static DateTimeOffset? Parse(ReadOnlySpan<byte> utf8) =>
        utf8.Length is > 20 and <= Longest && DateTimeOffset.TryParseExact(
            Encoding.UTF8.GetString(utf8), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
