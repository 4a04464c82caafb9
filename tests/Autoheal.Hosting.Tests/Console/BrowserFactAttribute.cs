namespace Autoheal.Hosting.Tests.Console;

/// <summary>A test in a real browser; without one it is skipped and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        string[] missing = [.. Needed.Where(name => Environment.GetEnvironmentVariable(name) is null or "")];
        if (missing.Length > 0)
        {
            Skip = $"{string.Join(", ", missing)} not set (eng/get-peers prints them)";
        }
    }

    private static readonly string[] Needed = ["AUTOHEAL_NODE", "AUTOHEAL_PEERS", "AUTOHEAL_CHROMIUM"];
}
