using System.Globalization;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>Times as an API server writes them.</summary>
internal static class CaseTimes
{
    public static string Ago(TimeSpan ago) =>
        (CaseCluster.Now - ago).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
