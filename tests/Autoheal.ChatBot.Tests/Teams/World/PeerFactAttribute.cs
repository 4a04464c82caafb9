namespace Autoheal.ChatBot.Tests.Teams.World;

/// <summary>A test against other people's implementations, which <c>eng/get-peers</c> fetches; without them it is skipped and says so.</summary>
internal sealed class PeerFactAttribute : FactAttribute
{
    private static readonly string[] s_variables = ["AUTOHEAL_NODE", "AUTOHEAL_PEERS", "AUTOHEAL_CHROMIUM"];

    public PeerFactAttribute()
    {
        if (s_variables.FirstOrDefault(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))) is { } missing)
        {
            Skip = $"{missing} is not set: eng/get-peers prints what it can get, and why it cannot";
        }
    }
}
