namespace Autoheal.ChatBot.Tests.Peers;

/// <summary>A test against other people's implementations, which <c>eng/get-peers</c> fetches; without them it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PeerFactAttribute : FactAttribute
{
    public PeerFactAttribute(bool needsBrowser = false)
    {
        string[] variables = ["AUTOHEAL_NODE", "AUTOHEAL_PEERS", .. needsBrowser ? ["AUTOHEAL_CHROMIUM"] : Array.Empty<string>()];
        if (variables.FirstOrDefault(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) is { } missing)
        {
            Skip = $"{missing} is not set: eng/get-peers prints what it can get, and why it cannot";
        }
    }
}
