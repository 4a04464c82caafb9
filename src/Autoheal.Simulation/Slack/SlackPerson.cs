using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>A person in front of the simulated Slack: types commands, presses buttons, fills forms in. Thread-safe.</summary>
public sealed class SlackPerson
{
    private readonly SimulatedSlack _slack;
    private readonly SlackWorkspace _workspace;
    private readonly SlackPayloads _payloads;

    internal SlackPerson(SimulatedSlack slack, SlackWorkspace workspace, SlackPayloads payloads, SlackUserProfile profile)
    {
        _slack = slack;
        _workspace = workspace;
        _payloads = payloads;
        Profile = profile;
    }

    /// <summary>Who it is.</summary>
    public SlackUserProfile Profile { get; }

    /// <summary>Types a slash command into a channel. There is no way to do so in a thread.</summary>
    /// <param name="channel">The channel's id.</param>
    /// <param name="line">The whole line, for instance <c>/autoheal incidents</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<SlackAck> CommandAsync(string channel, string line, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(line);
        var parts = line.Split(' ', 2);
        return _slack.BringAsync(_payloads.Command(Profile, channel, parts[0], parts.Length > 1 ? parts[1] : ""), cancellationToken);
    }

    /// <summary>Says something in a channel, a thread or to the bot alone; <c>@Autoheal</c> mentions the bot. What it does not hear is not delivered.</summary>
    /// <returns>The acknowledgement; null when nothing was delivered.</returns>
    public async Task<SlackAck?> SayAsync(string channel, string text, string? thread = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wire = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        var written = wire.Replace("@Autoheal", $"<@{_workspace.Options.BotUserId}>", StringComparison.Ordinal);
        var message = _workspace.Add(ts => new SlackMessage
        {
            Channel = channel, Ts = ts, ThreadTs = thread, UserId = Profile.Id, Text = written, Blocks = SlackBlocks.None,
        });
        var type = channel.StartsWith('D') ? "message" : written.Contains($"<@{_workspace.Options.BotUserId}>", StringComparison.Ordinal) ? "app_mention" : null;
        return type is null ? null : await _slack.BringAsync(_payloads.Said(Profile, message, type), cancellationToken);
    }

    /// <summary>Presses a button of a message.</summary>
    /// <exception cref="InvalidOperationException">The message has no such button, or the person does not see it.</exception>
    public Task<SlackAck> PressAsync(SlackMessage message, string label, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.OnlyFor is { } other && other != Profile.Id)
        {
            throw new InvalidOperationException($"Only {other} sees that message.");
        }

        var button = Find(message.Blocks, label);
        var block = message.Blocks.EnumerateArray().First(block => block.GetRawText().Contains(button.GetRawText(), StringComparison.Ordinal));
        return _slack.BringAsync(_payloads.Press(Profile, message, button, block.GetProperty("block_id").GetString()), cancellationToken);
    }

    /// <summary>Opens the app's home page.</summary>
    public Task<SlackAck> OpenHomeAsync(CancellationToken cancellationToken = default) => _slack.BringAsync(_payloads.HomeOpened(Profile), cancellationToken);

    /// <summary>The person's home page of the app once it is there: everything that can be read on it.</summary>
    public async Task<string> WaitForHomeAsync(CancellationToken cancellationToken = default) =>
        await _workspace.WaitAsync(() => _workspace.FindHome(Profile.Id) is { } home ? SlackBlocks.Read("", home.GetProperty("blocks")) : null, cancellationToken);

    /// <summary>Presses a button on the home page.</summary>
    /// <exception cref="InvalidOperationException">There is no such button.</exception>
    public Task<SlackAck> PressHomeAsync(string label, CancellationToken cancellationToken = default)
    {
        var home = _workspace.FindHome(Profile.Id) ?? throw new InvalidOperationException("There is no home page yet.");
        return _slack.BringAsync(_payloads.PressHome(Profile, Find(home.GetProperty("blocks"), label)), cancellationToken);
    }

    /// <summary>The modal in front of the person, once there is one.</summary>
    public Task<SlackModal> WaitForModalAsync(CancellationToken cancellationToken = default) =>
        _workspace.WaitAsync(() => _workspace.FindModal(Profile.Id), cancellationToken);

    /// <summary>Fills a modal in and sends it. It closes, unless the app finds errors.</summary>
    /// <param name="modal">The modal.</param>
    /// <param name="values">What is typed or chosen, by the label of the input; chosen things by their label. What is not named keeps what stood in it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">A form that Slack itself would not send: an unknown input or choice, a required one left empty, too long a text.</exception>
    public async Task<SlackAck> SubmitAsync(SlackModal modal, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(modal);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Keys.Except(modal.Inputs).FirstOrDefault() is { } unknown)
        {
            throw new InvalidOperationException($"The modal has no input '{unknown}', but {string.Join(", ", modal.Inputs)}.");
        }

        var state = new JsonObject();
        foreach (var input in SlackBlocks.Inputs(modal.View))
        {
            var (block, value) = ModalInput.Fill(input, values);
            state[block] = value;
        }

        var ack = await _slack.BringAsync(_payloads.Submit(Profile, modal, state), cancellationToken);
        if (ack.Acknowledged && !ack.Body.Contains("\"errors\"", StringComparison.Ordinal))
        {
            _workspace.Close(modal);
        }

        return ack;
    }

    private static JsonElement Find(JsonElement blocks, string label)
    {
        var buttons = SlackBlocks.Buttons(blocks).ToArray();
        var index = Array.FindIndex(buttons, button => SlackBlocks.Label(button) == label);
        return index >= 0
            ? buttons[index]
            : throw new InvalidOperationException($"There is no button '{label}', but {string.Join(", ", buttons.Select(SlackBlocks.Label))}.");
    }
}
