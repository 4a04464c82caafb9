using System.Text.Json;
using Autoheal.Simulation.Slack;

namespace Autoheal.ChatBot.Tests.Slack.Simulation;

/// <summary>The rules that messages are checked by find what Slack refuses.</summary>
public sealed class BlockKitRulesTests
{
    private const string Button = """{"type":"button","text":{"type":"plain_text","text":"x"},"action_id":"a","value":"v"}""";

    public static TheoryData<string, string> Refused => new()
    {
        { "no more than 50 blocks", $"[{string.Join(',', Enumerable.Repeat("""{"type":"divider"}""", 51))}]" },
        { "text must have 1 to 150", $$$"""[{"type":"header","text":{"type":"plain_text","text":"{{{new string('x', 151)}}}"}}]""" },
        { "text must have 1 to 150", """[{"type":"header","text":{"type":"plain_text","text":""}}]""" },
        { "must be plain_text", """[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]""" },
        { "text must have 1 to 3000", $$$"""[{"type":"section","text":{"type":"mrkdwn","text":"{{{new string('x', 3001)}}}"}}]""" },
        { "1 to 10 fields", $$"""[{"type":"section","fields":[{{string.Join(',', Enumerable.Repeat("""{"type":"plain_text","text":"x"}""", 11))}}]}]""" },
        { "text must have 1 to 2000", $$$"""[{"type":"section","fields":[{"type":"plain_text","text":"{{{new string('x', 2001)}}}"}]}]""" },
        { "1 to 25 elements", $$"""[{"type":"actions","elements":[{{string.Join(',', Enumerable.Range(0, 26).Select(i => Button.Replace("\"a\"", $"\"a{i}\"", StringComparison.Ordinal)))}}]}]""" },
        { "action_id must be unique", $$"""[{"type":"actions","elements":[{{Button}},{{Button}}]}]""" },
        { "text must have 1 to 75", $$$"""[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"{{{new string('x', 76)}}}"}}]}]""" },
        { "value must have 1 to 2000", $$$"""[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"value":"{{{new string('x', 2001)}}}"}]}]""" },
        { "style is primary", """[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"},"style":"red"}]}]""" },
        { "1 to 10 elements", """[{"type":"context","elements":[]}]""" },
        { "block_id must be unique", """[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]""" },
        { "unsupported block", """[{"type":"input"}]""" },
        { "unsupported block", """[{"text":"x"}]""" },
        { "text must have 1 to 40000", """[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":""}]}]}]""" },
        { "has no elements", """[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[]}]}]""" },
        { "bullet or ordered", """[{"type":"rich_text","elements":[{"type":"rich_text_list","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x"}]}]}]}]""" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void CheckMessage_WhatSlackRefuses_IsFound(string error, string blocks) => Assert.Contains(
        BlockKitRules.CheckMessage(JsonDocument.Parse(blocks).RootElement), found => found.Contains(error, StringComparison.Ordinal));

    [Theory]
    [InlineData("title must be plain_text", """{"type":"modal","title":{"type":"mrkdwn","text":"x"},"blocks":[]}""")]
    [InlineData("text must have 1 to 24", """{"type":"modal","title":{"type":"plain_text","text":"0123456789012345678901234"},"blocks":[]}""")]
    [InlineData("submit is missing", """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input"}}]}""")]
    [InlineData("max_length must be", """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input","max_length":3001}}]}""")]
    [InlineData("1 to 100 options", """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"static_select","options":[]}}]}""")]
    [InlineData("blocks is missing", """{"type":"home"}""")]
    [InlineData("must be modal or home", """{"type":"card"}""")]
    public void CheckView_WhatSlackRefuses_IsFound(string error, string view) => Assert.Contains(
        BlockKitRules.CheckView(JsonDocument.Parse(view).RootElement), found => found.Contains(error, StringComparison.Ordinal));
}
