namespace Autoheal.Cli.Tests;

/// <summary>A fact that needs a kubectl; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KubectlFactAttribute : FactAttribute
{
    public KubectlFactAttribute()
    {
        if (OperatingSystem.IsWindows() || Path is null)
        {
            Skip = "kubectl is missing: neither AUTOHEAL_KUBECTL_132 nor AUTOHEAL_KUBECTL_120 names a file (eng/get-kubectl fetches it)";
        }
    }

    internal static string? Path { get; } = new[] { "AUTOHEAL_KUBECTL_132", "AUTOHEAL_KUBECTL_120" }
        .Select(Environment.GetEnvironmentVariable)
        .FirstOrDefault(File.Exists);
}
