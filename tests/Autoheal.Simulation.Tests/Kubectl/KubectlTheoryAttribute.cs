namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>A theory that needs both kubectls; skipped, with the reason, where one could not be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KubectlTheoryAttribute : TheoryAttribute
{
    public KubectlTheoryAttribute()
    {
        if (KubectlBinary.Missing() is { } missing)
            Skip = missing;
    }
}
