using System.CommandLine;

namespace Autoheal.Cli.Commands;

/// <summary>The seed of a simulated world.</summary>
internal static class SeedOption
{
    public static Option<int> Create() => NumberOption.Create("--seed", "From which everything random follows; the same seed takes the same steps.", 1, 0, int.MaxValue);
}
