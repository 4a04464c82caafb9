namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>Where the kubectls are: eng/get-kubectl fetches them and says so in environment variables.</summary>
internal static class KubectlBinary
{
    public static IReadOnlyList<string> Versions { get; } = ["1.20", "1.32"];

    public static string Of(string version) => Environment.GetEnvironmentVariable(VariableOf(version))!;

    /// <summary>Which of them is missing; null when none is.</summary>
    public static string? Missing()
    {
        foreach (var version in Versions)
        {
            if (Environment.GetEnvironmentVariable(VariableOf(version)) is not { Length: > 0 } path || !File.Exists(path))
                return $"kubectl {version} is missing: {VariableOf(version)} names no file (eng/get-kubectl fetches it)";
        }

        return null;
    }

    private static string VariableOf(string version) => "AUTOHEAL_KUBECTL_" + version.Replace(".", "", StringComparison.Ordinal);
}
