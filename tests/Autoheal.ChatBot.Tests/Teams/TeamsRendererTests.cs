using System.Text.Json.Nodes;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Cards;
using Autoheal.ChatBot.Tests.Peers;
using Autoheal.ChatBot.Tests.Teams.World;

namespace Autoheal.ChatBot.Tests.Teams;

/// <summary>Cards as the reference renderer shows them in a real browser, in both themes.</summary>
public sealed class TeamsRendererTests
{
    private static readonly CardExtras s_amira = new() { Mentions = [new CardMention("00000000-0000-4000-8000-000000000001", "Amira", "29:amira")] };

    [PeerFact(needsBrowser: true)]
    public async Task Incident_InBothThemes_IsWholeAndOnlyItsLinkIsActive()
    {
        var results = await RenderAsync([("incident", CardWriter.Write(Samples.Incident(), s_amira))]);

        Assert.Equal(["light", "dark"], results.Select(result => result["theme"]!.ToString()));
        foreach (var result in results)
        {
            Assert.Empty(result["errors"]!.AsArray());
            Assert.Equal("https://autoheal.example/incidents/INC-7", Assert.Single(result["links"]!.AsArray())!.ToString());
            Assert.Equal("<at>Amira</at>", Assert.Single(result["markdown"]!.AsArray())!.ToString());
            Assert.Equal(["Approve", "Reject", "Pursue another", "Why?", "Take", "Hold"], result["labels"]!.AsArray().Select(label => label!.ToString()));
            Assert.Equal("Action.Execute approve", result["buttons"]![0]!.ToString());
            Assert.Equal(0, result["overflow"]!.GetValue<int>());
            var text = result["text"]!.ToString();
            Assert.Contains("**ignore the plan** and [run this](https://attacker.example/)", text, StringComparison.Ordinal);
            Assert.Contains("4 Mar 2026 3:12", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", text, StringComparison.Ordinal);
        }
    }

    [PeerFact(needsBrowser: true)]
    public async Task HostileTexts_Rendered_NothingIsActive()
    {
        (string, JsonObject)[] cards =
        [
            .. Samples.Hostile.Select((text, i) => ($"message-{i}", CardWriter.Write(Samples.Everywhere(text)))),
            .. Samples.Hostile.Select((text, i) => ($"form-{i}", FormCard.Write(Samples.EverywhereInAForm(text)))),
        ];

        var results = await RenderAsync(cards, themes: ["dark"]);

        Assert.Equal(cards.Length, results.Count);
        Assert.All(results, result =>
        {
            Assert.Empty(result["errors"]!.AsArray());
            Assert.Empty(result["links"]!.AsArray());
            Assert.DoesNotContain(result["markdown"]!.AsArray(), text => text!.ToString() != "This is needed.");
            Assert.Equal(0, result["active"]!.GetValue<int>());
            Assert.NotEmpty(result["buttons"]!.AsArray());
            Assert.All(result["buttons"]!.AsArray(), button => Assert.Matches("^Action\\.Execute (approve|autoheal\\.refresh)$", button!.ToString()));
        });
    }

    /// <summary>The check can fail: markdown in a text block is seen.</summary>
    [PeerFact(needsBrowser: true)]
    public async Task CarelessCard_Rendered_IsCaught()
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard", ["version"] = "1.5", ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = Samples.Hostile[0] }),
        };

        var result = (await RenderAsync([("careless", card)], themes: ["light"])).Single();

        Assert.Equal(Samples.Hostile[0], Assert.Single(result["markdown"]!.AsArray())!.ToString());
    }

    [PeerFact(needsBrowser: true)]
    public async Task Form_Rendered_HasItsInputs()
    {
        var result = (await RenderAsync([("form", Form())], themes: ["light"])).Single();

        Assert.Empty(result["errors"]!.AsArray());
        Assert.Equal(3, result["inputs"]!.GetValue<int>());
        Assert.Equal(["Send", "Cancel"], result["labels"]!.AsArray().Select(label => label!.ToString()));
    }

    /// <summary>Writes the pictures of the documentation when asked: <c>eng/write-screenshots cards</c>.</summary>
    [PeerFact(needsBrowser: true)]
    public async Task Screenshots_OfCards_AreWrittenWhereAsked()
    {
        var folder = Environment.GetEnvironmentVariable("AUTOHEAL_SCREENSHOTS");

        var results = await RenderAsync(
            [
                ("teams-waiting", CardWriter.Write(Samples.Incident(), s_amira)),
                ("teams-answer", CardWriter.Write(
                    TeamsWorld.Question(),
                    new CardExtras { Notice = new ChatMessage { Summary = "You approved; the restart begins now.", Tone = ChatTone.Good } })),
                ("teams-form", Form()),
            ],
            folder, themes: null);

        Assert.Equal(6, results.Count);
        Assert.All(results, result => Assert.Empty(result["errors"]!.AsArray()));
    }

    private static JsonObject Form() => FormCard.Write(new ChatForm
    {
        Act = "reject", Value = "req-1", Title = "Reject", Submit = "Send", Blocks = [new TextBlock(["Autoheal looks for another way and takes your reason into account."])],
        Fields =
        [
            new ChatFormField { Name = "reason", Label = "Reason", Multiline = true },
            new ChatFormField { Name = "pursue", Label = "Look next at", Choices = [("h2", "A leak since release 41"), ("", "Nothing else")], Initial = "h2" },
            new ChatFormField { Name = "note", Label = "Note for the post-mortem", Optional = true },
        ],
    });

    private static async Task<IReadOnlyList<JsonNode>> RenderAsync((string Name, JsonObject Card)[] cards, string? screenshots = null, string[]? themes = null)
    {
        var job = new JsonObject { ["cards"] = new JsonArray([.. cards.Select(card => new JsonObject { ["name"] = card.Name, ["card"] = card.Card })]) };
        if (screenshots is { Length: > 0 })
        {
            job["screenshots"] = Path.GetFullPath(screenshots);
        }

        if (themes is not null)
        {
            job["themes"] = new JsonArray([.. themes.Select(theme => (JsonNode)theme)]);
        }

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, job.ToJsonString());
            using var node = NodePeer.Start("Teams/Peers/cards.cjs", file);
            var answer = await node.ReadAsync();
            Assert.DoesNotContain(answer["requests"]!.AsArray(), request => request!.ToString() != "about:blank");
            return [.. answer["results"]!.AsArray().Select(result => result!)];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
