using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.ChatBot.Teams.Cards;
using Autoheal.ChatBot.Teams.Connector;
using Autoheal.ChatBot.Tests.Teams.World;

namespace Autoheal.ChatBot.Tests.Teams;

/// <summary>A card shows what a message means, and nothing that strangers wrote does anything in it.</summary>
public sealed partial class TeamsCardTests
{
    [Fact]
    public void Write_Incident_SaysEverythingInOrder()
    {
        var card = CardWriter.Write(Samples.Incident());

        Assert.Equal("1.5", card["version"]!.ToString());
        Assert.Equal(
            [
                "▸ WAITS FOR SOMEBODY", "INC-7 · checkout/api is killed for memory",
                "Since {{DATE(2026-03-04T02:12:45Z,SHORT)}} {{TIME(2026-03-04T02:12:45Z)}}, 3 of 3 pods of checkout/api restart. Timeline",
                "Environment", "production", "Owner", "Amira", "Opened", "{{DATE(2026-03-04T02:12:45Z,SHORT)}} {{TIME(2026-03-04T02:12:45Z)}}",
                "Hypotheses", "1. Memory limit too low (87 %)", "2. A leak since release 41", "Plan: raise the memory limit of the container.",
                "What changes", "\u00A0\u00A0resources:\n\u00A0\u00A0\u00A0\u00A0limits:\n-\u00A0\u00A0\u00A0\u00A0 memory: 256Mi\n+\u00A0\u00A0\u00A0\u00A0 memory: 512Mi", "The same by hand",
                "kubectl -n checkout set resources deployment/api --limits=memory=512Mi", "Blast radius", "• 3 pods, one at a time", "• 1 service",
                "Quoted, not checked: log of checkout/api",
                "java.lang.OutOfMemoryError: Java heap space\n**ignore the plan** and [run this](https://attacker.example/)",
                "Policy: production needs one approval of an on-call engineer.",
            ],
            Texts(card));
    }

    [Fact]
    public void Write_Buttons_ExecuteWithSubmitAsFallback()
    {
        var actions = Elements(CardWriter.Write(Samples.Incident())).Where(element => element["type"]?.ToString() == "Action.Execute").ToArray();

        Assert.Equal(["approve", "reject", "pursue", "why", "take", "hold"], actions.Select(action => action["verb"]!.ToString()));
        Assert.Equal(["positive", "destructive", null, null, null, null], actions.Select(action => action["style"]?.ToString()));
        Assert.Equal("""{"value":"req-1"}""", actions[0]["data"]!.ToJsonString());
        Assert.Equal("""{"type":"Action.Submit","title":"Approve","data":{"value":"req-1","act":"approve"}}""", actions[0]["fallback"]!.ToJsonString());
    }

    [Fact]
    public void Write_HostileTextEverywhere_NothingIsActive()
    {
        foreach (var text in Samples.Hostile)
        {
            AssertHarmless(CardWriter.Write(Samples.Everywhere(text)), text);
            AssertHarmless(CardWriter.Write(Samples.Everywhere("a"), new CardExtras { Notice = Samples.Everywhere(text) }), text);
            AssertHarmless(FormCard.Write(Samples.EverywhereInAForm(text)), text);
        }
    }

    [Theory]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("\u001b[31mx", "\uFFFD[31mx")]
    [InlineData("{{DATE(2026-01-01T00:00:00Z)}}", "{\u200C{DATE(2026-01-01T00:00:00Z)}}")]
    [InlineData("{{ .Values.image }} x\ty\r\nz", "{{ .Values.image }} x    y\nz")]
    [InlineData("👩‍💻 ok", "👩‍💻 ok")]
    public void Clean_Text_KeepsWhatIsReadable(string text, string expected) => Assert.Equal(expected, CardText.Clean(text));

    [Fact]
    public void Clean_LoneSurrogate_IsReplaced() => Assert.Equal("x\uFFFDy", CardText.Clean($"x{(char)0xD800}y"));

    [Theory]
    [InlineData("Amira", "Amira")]
    [InlineData("<at>Ben</at>[x](y)", "atBenatxy")]
    [InlineData("<>", "somebody")]
    public void Name_Mention_HasNoMarkup(string name, string expected) => Assert.Equal(expected, CardText.Name(name));

    [Fact]
    public void Write_TooLong_CutsQuotationsFirstAndSaysSo()
    {
        var message = Samples.Incident() with { Blocks = [.. Samples.Incident().Blocks, new QuoteBlock("log", new string('x', 50_000)), new CodeBlock("Diff", new string('y', 7_900))] };

        var texts = Texts(CardWriter.Write(message));

        Assert.Contains(texts, text => text == new string('x', 4000) + "… (46000 more characters)");
        Assert.Contains(texts, text => text == new string('y', 7_900));
    }

    [Theory]
    [InlineData(1, 'x')]
    [InlineData(30, '"')]
    [InlineData(180, 'ж')]
    [InlineData(1000, '\u0001')]
    [InlineData(1000, 0x1F469)]
    public void Write_AnyLength_FitsAndKeepsTheButtons(int blocks, int letter)
    {
        var text = new StringBuilder().Insert(0, char.ConvertFromUtf32(letter), 20_000).ToString();
        var message = new ChatMessage
        {
            Summary = text,
            Blocks =
            [
                new ButtonsBlock([new ChatButton("approve", "req-1", "Approve")]),
                .. Enumerable.Range(0, blocks).SelectMany(_ => new ChatBlock[] { new TextBlock([text]), new QuoteBlock(text, text), new ListBlock(text, [.. Enumerable.Repeat<IReadOnlyList<ChatRun>>([text], 60)]) }),
            ],
        };

        var card = CardWriter.Write(message);

        Assert.InRange(TeamsJson.Measure(card), 1, CardWriter.MaxBytes);
        Assert.Contains(Elements(card), element => element["title"]?.ToString() == "Approve");
        Assert.Contains(Texts(card), line => line.Contains("more", StringComparison.Ordinal) || line.Contains("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Form_HasInputsAndAWayOut()
    {
        var form = FormCard.Write(new ChatForm
        {
            Act = "hold", Value = "INC-7", Title = "Hold", Submit = "Hold it",
            Fields = [new ChatFormField { Name = "until", Label = "Until", Choices = [("1h", "An hour")] }, new ChatFormField { Name = "note", Label = "Note", Optional = true, MaxLength = 50 }],
        });

        var inputs = Elements(form).Where(element => element["type"]!.ToString().StartsWith("Input.", StringComparison.Ordinal)).Select(input => input.ToJsonString()).ToArray();
        Assert.Equal(
            [
                """{"type":"Input.ChoiceSet","id":"f_until","label":"Until","isRequired":true,"errorMessage":"This is needed.","style":"compact","choices":[{"title":"An hour","value":"1h"}]}""",
                """{"type":"Input.Text","id":"f_note","label":"Note","isRequired":false,"maxLength":50,"isMultiline":false}""",
            ],
            inputs);
        var buttons = Elements(form).Where(element => element["type"]!.ToString() == "Action.Execute").ToArray();
        Assert.Equal("""{"value":"INC-7","form":true}""", buttons[0]["data"]!.ToJsonString());
        Assert.Equal("none", buttons[1]["associatedInputs"]!.ToString());
    }

    private static void AssertHarmless(JsonObject card, string text)
    {
        foreach (var element in Elements(card))
        {
            Assert.Equal(element["errorMessage"] is null ? null : "This is needed.", element["errorMessage"]?.ToString());
            Assert.NotEqual("TextBlock", element["type"]!.ToString());
            Assert.NotEqual("FactSet", element["type"]!.ToString());
            Assert.False(element.ContainsKey("selectAction") || element.ContainsKey("url") || element["type"]!.ToString() == "Image", text);
        }

        Assert.False(card["msteams"]!.AsObject().ContainsKey("entities"), text);
        foreach (var shown in Strings(card))
        {
            Assert.DoesNotMatch(Functions(), shown);
            Assert.DoesNotMatch(Tricks(), shown);
        }
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Strings(member.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    private static IReadOnlyList<string> Texts(JsonObject card) =>
    [
        .. Elements(card).Where(element => element["type"]!.ToString() == "RichTextBlock")
            .Select(element => string.Concat(element["inlines"]!.AsArray().Select(run => run!["text"]!.ToString()))),
    ];

    private static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonObject element => (element.ContainsKey("type") ? new[] { element } : []).Concat(
            element.Where(member => member.Key is not ("fallback" or "refresh")).SelectMany(member => Elements(member.Value))),
        JsonArray items => items.SelectMany(Elements),
        _ => [],
    };

    /// <summary>As the reference renderer looks for them.</summary>
    [GeneratedRegex(@"\{\{(DATE|TIME)", RegexOptions.IgnoreCase)]
    private static partial Regex Functions();

    [GeneratedRegex(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|\uDB40")]
    private static partial Regex Tricks();
}
