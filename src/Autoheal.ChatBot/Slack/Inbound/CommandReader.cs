namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>
/// Reads slash commands (https://docs.slack.dev/interactivity/implementing-slash-commands): a form over HTTP, an object of the same names in Socket Mode.
/// </summary>
internal static class CommandReader
{
    private const string Diagnose = "/diagnose";

    /// <param name="field">A field by its name; null when it is absent.</param>
    /// <returns>The command; null when it is none.</returns>
    public static SlackParcel? Read(Func<string, string?> field)
    {
        if (Field("command") is not { } command || Field("user_id") is not { } user || Field("team_id") is not { } team
            || Field("trigger_id") is not { } trigger)
        {
            return null;
        }

        var text = field("text") ?? "";
        return new SlackParcel
        {
            AppId = Field("api_app_id") ?? "",
            Teams = JsonReading.Known(team, Field("enterprise_id")),
            Key = $"command:{trigger}",
            Input = new CommandInput(command.StartsWith(Diagnose, StringComparison.Ordinal) ? $"diagnose {text}".TrimEnd() : text)
            {
                Origin = new SlackOrigin(user, null, team),
                Return = new SlackReturn
                {
                    UserId = user, Channel = Field("channel_id"), ResponseUrl = JsonReading.Address(Field("response_url")), TriggerId = trigger,
                },
            },
        };

        string? Field(string name) => field(name) is { Length: > 0 } found ? found : null;
    }
}
