using Autoheal.Core.Tests.Doubles;
using Autoheal.Diagnostics.Transcripts;
using Autoheal.Incidents;

namespace Autoheal.Core.Tests.Diagnostics;

/// <summary>A transcript says where people spoke, and nothing that they wrote begins a line of its own.</summary>
public sealed class PlaceLinesTests
{
    [Fact]
    public async Task Approval_GivenInAPlace_NamesItAndTheMessage()
    {
        await using var host = new CoreHost();
        var request = await host.AskAsync();

        await host.SubmitAsync(CoreHost.Answer(request, "cleo") with { Where = "slack:T1/C2" });
        await host.SubmitAsync(CoreHost.Answer(request, "amira") with { Where = "slack:T1/C1", MessageHash = "0123456789abcdef" });

        var transcript = await Transcript.RenderAsync(host.Journal, "INC-1");
        Assert.Contains("\nAPPROVE cleo's answer in slack:T1/C2 does not count: the person holds none of the roles oncall\n", transcript, StringComparison.Ordinal);
        Assert.Contains("\nAPPROVE amira in slack:T1/C1 (oncall; requester ≠ approver)   message 01234567…   expires 12:15:00\n", transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithWordsThatSpanLines_IsOneLine()
    {
        await using var host = new CoreHost();
        await host.AskAsync();

        await host.CommandAsync(IncidentVerb.Hold, change: command => command with { Where = "teams:19:x", Reason = "deploy\nEND     healed" });

        Assert.Contains(
            "\nHOLD    amira in teams:19:x (oncall): nothing new begins until 13:00 UTC   “deploy\uFFFDEND     healed”\n",
            await Transcript.RenderAsync(host.Journal, "INC-1"),
            StringComparison.Ordinal);
    }
}
