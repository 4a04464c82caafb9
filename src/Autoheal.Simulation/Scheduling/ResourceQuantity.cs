using Autoheal.Simulation.Api.Rules;

namespace Autoheal.Simulation.Scheduling;

/// <summary>Resource quantities in the whole units that scheduling counts in; what is absent or malformed counts as zero.</summary>
internal static class ResourceQuantity
{
    /// <summary>CPU in thousandths of a core: <c>250m</c> is 250, <c>2</c> is 2000.</summary>
    public static long MilliCpu(string? text) => (long)Math.Ceiling(Parse(text) * 1000);

    /// <summary>Bytes or a plain count: <c>128Mi</c> is 134217728.</summary>
    public static long Units(string? text) => (long)Math.Ceiling(Parse(text));

    private static decimal Parse(string? text) => text is null ? 0 : Quantity.TryParse(text) ?? 0;
}
