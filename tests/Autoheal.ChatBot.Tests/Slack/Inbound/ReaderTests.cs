using Autoheal.ChatBot.Slack.Inbound;
using Autoheal.ChatBot.Tests.Slack.World;

namespace Autoheal.ChatBot.Tests.Slack.Inbound;

/// <summary>Bodies recorded by others, and what is read in them.</summary>
public sealed class ReaderTests
{
    [Fact]
    public void Event_Mention_IsRead()
    {
        var parcel = EventReader.Read(Payload.Json("test_app__app_mention_event_body.json"))!;

        Assert.Equal(("A111", "event:Ev111"), (parcel.AppId, parcel.Key));
        Assert.Equal(["T111", "E111"], parcel.Teams);
        var mention = Assert.IsType<MentionInput>(parcel.Input);
        Assert.Equal(("<@W111> Hi there!", false), (mention.Text, mention.IsDirect));
        Assert.Equal(new SlackOrigin("W222", "T111", "T111"), mention.Origin);
        Assert.Equal(("C111", null, "1595926230.009600"), (mention.Return.Channel, mention.Return.Thread, mention.Return.Message));
    }

    [Theory]
    [InlineData("test_events_socket_mode__valid_reaction_added_body.json")]
    [InlineData("test_message__message_body2.json")]
    [InlineData("test_message_bot__user_message_event_payload.json")]
    [InlineData("test_events__app_uninstalled_body.json")]
    public void Event_ThatIsNoneOfOurs_IsIgnored(string name) => Assert.Null(EventReader.Read(Payload.Json(name))!.Input);

    [Fact]
    public void Event_OfASharedChannel_IsForTheTeamThatInstalledTheApp() =>
        Assert.Equal(["T_INSTALLED", "E_INSTALLED"], EventReader.Read(Payload.Json("test_events_shared_channels__event_body.json"))!.Teams);

    [Fact]
    public void Interaction_ButtonOfAnother_IsIgnored()
    {
        var parcel = InteractionReader.Read(Payload.Json("test_authorize__block_actions_body.json"))!;

        Assert.Equal(["T111", "E111"], parcel.Teams);
        Assert.Null(parcel.Input);
    }

    [Fact]
    public void Interaction_ButtonOfOurs_IsRead()
    {
        var body = Payload.Text("test_authorize__block_actions_body.json").Replace("\"action_id\": \"a\"", "\"action_id\": \"approve:0\"", StringComparison.Ordinal);

        var press = Assert.IsType<PressInput>(InteractionReader.Read(System.Text.Json.JsonDocument.Parse(body).RootElement)!.Input);

        Assert.Equal(("approve", "click_me_123"), (press.Act, press.Value));
        Assert.Equal(new SlackOrigin("W99999", "T111", "T111"), press.Origin);
        Assert.Equal(("C111", null, null, "111.222.valid"), (press.Return.Channel, press.Return.Thread, press.Return.Message, press.Return.TriggerId));
    }

    [Fact]
    public void Interaction_ModalOfAnotherOrganization_IsForTheTeamThatInstalledTheApp()
    {
        var body = Payload.Text("test_view_submission__connect_channel_payload.json")
            .Replace("\"private_metadata\": \"\"", """ "private_metadata": "{\"act\":\"reject\",\"value\":\"REQ-1\"}" """, StringComparison.Ordinal);

        var parcel = InteractionReader.Read(System.Text.Json.JsonDocument.Parse(body).RootElement)!;

        Assert.Equal(["T-installed-workspace"], parcel.Teams);
        var form = Assert.IsType<FormInput>(parcel.Input);
        Assert.Equal(("reject", "REQ-1", "Hi there!", "zniAM"), (form.Act, form.Value, form.Inputs["zniAM"], form.FirstField));
        Assert.Equal(new SlackOrigin("W111", "T-other-side", "T-installed-workspace"), form.Origin);
    }

    [Fact]
    public void Interaction_Malformed_IsNothing() => Assert.All(
        Payload.Json("test_internals__invalid_payloads.json").EnumerateObject(), body => Assert.Null(InteractionReader.Read(body.Value) ?? EventReader.Read(body.Value)));

    [Theory]
    [InlineData("<@U0BOT> hi", "hi")]
    [InlineData("hey <@U0BOT|autoheal> hi", "hey  hi")]
    [InlineData("<@U0BOT> ask <@U0AMIRA|amira> or <@U0BEN>", "ask amira or @U0BEN")]
    [InlineData("<@U0BOT> diagnose <http://checkout.api|checkout.api>", "diagnose checkout.api")]
    [InlineData("see <https://ci.example/1>", "see https://ci.example/1")]
    [InlineData("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c")]
    [InlineData("<#C0|general> <!here> <", "general !here <")]
    [InlineData("", "")]
    [InlineData("<>", "")]
    public void Text_OfAMessage_IsWhatWasTyped(string wire, string typed) => Assert.Equal(typed, SlackText.Read(wire, "U0BOT"));

    [Fact]
    public void Text_WhileTheBotIsUnknown_LeavesOutTheFirstMention() => Assert.Equal("ask @U0BEN", SlackText.Read("<@U0BOT> ask <@U0BEN>", null));

    [Fact]
    public void Deliveries_MoreThanAreRemembered_ForgetTheOldest()
    {
        var book = new DeliveryBook(capacity: 2);

        Assert.Equal([true, true, false, true, true, false], new[] { "a", "b", "a", "c", "a", "c" }.Select(book.TryAdd));
        book.Remove("c");
        Assert.True(book.TryAdd("c"));
    }
}
