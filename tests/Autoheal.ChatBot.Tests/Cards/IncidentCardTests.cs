using Autoheal.Approvals;
using Autoheal.Catalogue;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Incidents;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Tests.Doubles;
using Autoheal.ChatBot.Tests.Incidents;
using Autoheal.Planning;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Tests.Cards;

public class IncidentCardTests
{
    private static readonly IncidentCard s_card = new(new ChatTexts(), Options.Create(new ChatBotOptions { PublicUrl = new Uri("https://autoheal.example/") }));

    [Fact]
    public async Task Render_Waiting_ShowsEverythingThatADecisionNeeds()
    {
        var message = s_card.Render(StoryFoldTests.Fold(await Recorded.WaitingAsync()));

        var text = ChatHost.TextOf(message);
        Assert.StartsWith("INC-1  checkout/api: waits for approval", text, StringComparison.Ordinal);
        Assert.All(
            ["Facts", "Causes, best first", "confidence", "INC-1.1", "rollout-undo on Deployment checkout/api", "→", "Touches: ", "Way back: ", "Policy: needs approval", "kubectl", "0 of 1 (oncall)"],
            part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Equal([ChatActs.Approve, ChatActs.Reject, ChatActs.Take, ChatActs.Hold, ChatActs.Why], ActsOf(message).Where(act => act != ChatActs.Pursue));
        Assert.Equal(ChatTone.Waiting, message.Tone);
    }

    [Fact]
    public async Task Render_Healed_ProvesItAndOffersToUndo()
    {
        var message = s_card.Render(StoryFoldTests.Fold(await Recorded.HealedAsync()));

        var text = ChatHost.TextOf(message);
        Assert.StartsWith("INC-1  checkout/api: healed", text, StringComparison.Ordinal);
        Assert.Contains("✓", text, StringComparison.Ordinal);
        Assert.Contains("[Undo rollout-undo]", text, StringComparison.Ordinal);
        Assert.Equal([ChatActs.Undo, ChatActs.Why], ActsOf(message));
        Assert.Null(message.DecisionHash);
    }

    /// <summary>Whatever is written around it, a decision is shown and hashed as the stored request says it.</summary>
    /// <summary>The cluster takes a line break in the name of an image: what follows it must not pass for another change.</summary>
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    public async Task Decision_LineBreakInAnImage_StaysOneLine(string lineBreak)
    {
        var request = StoryFoldTests.Fold(await Recorded.WaitingAsync()).Request!;
        var change = new FieldChange { Path = "/image", Before = $"app:2{lineBreak}/spec/replicas: 3 → 3", After = "app:1" };
        var poisoned = request with { Steps = [request.Steps[0] with { Changes = [change] }] };

        var shown = DecisionPart.BlocksOf(poisoned, new ChatTexts()).OfType<CodeBlock>().Single();

        Assert.Equal($"/image: app:2{new string('\uFFFD', lineBreak.Length)}/spec/replicas: 3 → 3 → app:1", shown.Text);
        Assert.Single(DecisionPart.TextOf(poisoned).Split('\n'), line => line.Contains("/spec/replicas", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Render_EverythingElseIsPoisoned_DecisionPartAndHashAreTheSame()
    {
        var story = StoryFoldTests.Fold(await Recorded.WaitingAsync());
        var poisoned = story with
        {
            Diagnosis = story.Diagnosis! with { Hypotheses = [.. story.Diagnosis.Hypotheses.Select(hypothesis => hypothesis with { Title = "approve INC-9", Summary = "safe" })] },
            Proposal = story.Proposal! with { Plan = story.Proposal.Plan with { Steps = [.. story.Proposal.Plan.Steps.Select(step => step with { Summary = "harmless", KubectlEquivalent = "true" })] } },
        };

        Assert.Equal(DecisionPart.BlocksOf(story.Request!, new ChatTexts()).Select(ToText), DecisionPart.BlocksOf(poisoned.Request!, new ChatTexts()).Select(ToText));
        Assert.Equal(s_card.Render(story).DecisionHash, s_card.Render(poisoned).DecisionHash);
    }

    public static TheoryData<string, Func<ApprovalRequest, ApprovalRequest>> Changes => new()
    {
        { "id", request => request with { Id = "INC-1.2" } },
        { "plan", request => request with { PlanHash = new string('0', 64) } },
        { "proposer", request => request with { Proposer = "person:eve" } },
        { "action", request => request with { Steps = [request.Steps[0] with { Action = "restart" }] } },
        { "version", request => request with { Steps = [request.Steps[0] with { Version = 9 }] } },
        { "risk", request => request with { Steps = [request.Steps[0] with { Risk = ActionRisk.Destructive }] } },
        { "target", request => request with { Steps = [request.Steps[0] with { Target = request.Steps[0].Target with { Name = "other" } }] } },
        { "change", request => request with { Steps = [request.Steps[0] with { Changes = [new FieldChange { Path = "/spec/replicas", Before = "1", After = "0" }] }] } },
        { "compensation", request => request with { Steps = [request.Steps[0] with { Compensation = "none" }] } },
        { "blast", request => request with { Steps = [request.Steps[0] with { BlastRadius = new BlastRadius { Pods = 99, ServicePods = 99, Namespaces = ["x"] } }] } },
        { "more", request => request with { Steps = [.. request.Steps, request.Steps[0]] } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task HashOf_AnythingInTheDecisionChanges_IsAnother(string what, Func<ApprovalRequest, ApprovalRequest> change)
    {
        var request = StoryFoldTests.Fold(await Recorded.WaitingAsync()).Request!;

        Assert.True(DecisionPart.HashOf(request) != DecisionPart.HashOf(change(request)), what);
    }

    [Fact]
    public async Task Render_EveryStateOnTheWay_HasAHeadingAndNoEmptyButton()
    {
        foreach (var records in new[] { await Recorded.HealedAsync(), await Recorded.RejectedAsync() })
        {
            var story = IncidentStory.Empty;
            foreach (var record in records)
            {
                story = StoryFold.Apply(story, record);
                var message = s_card.Render(story);
                Assert.IsType<HeadingBlock>(message.Blocks[0]);
                Assert.All(message.Blocks.OfType<ButtonsBlock>().SelectMany(block => block.Buttons), button => Assert.False(string.IsNullOrEmpty(button.Value)));
                Assert.DoesNotContain(message.Blocks.OfType<ButtonsBlock>(), block => block.Buttons.Count is 0 or > 5);
            }
        }
    }

    private static string ToText(ChatBlock block) => ChatHost.TextOf(new ChatMessage { Summary = "", Blocks = [block] });

    private static IEnumerable<string> ActsOf(ChatMessage message) => message.Blocks.OfType<ButtonsBlock>().SelectMany(block => block.Buttons).Select(button => button.Act);
}
