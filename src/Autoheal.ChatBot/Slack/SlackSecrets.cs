using System.Text;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack;

/// <summary>The app's secrets, read once. Immutable; never logged, never part of a message.</summary>
internal sealed class SlackSecrets
{
    public SlackSecrets(IOptions<SlackOptions> options)
        : this(options.Value, out var errors)
    {
        if (errors.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(SlackOptions), errors);
        }
    }

    private SlackSecrets(SlackOptions options, out List<string> errors)
    {
        errors = [];
        var signing = SecretText.Read(
            "SlackOptions.SigningSecret", options.SigningSecret, options.SigningSecretFile, "", options.Mode == SlackMode.Http, errors);
        SigningKey = signing is null ? null : Encoding.UTF8.GetBytes(signing);
        BotToken = SecretText.Read("SlackOptions.BotToken", options.BotToken, options.BotTokenFile, "xoxb-", required: true, errors) ?? "";
        AppToken = SecretText.Read(
            "SlackOptions.AppToken", options.AppToken, options.AppTokenFile, "xapp-", options.Mode == SlackMode.Socket, errors);
    }

    /// <summary>Gets the key of the requests' signatures; null when requests are not accepted.</summary>
    public byte[]? SigningKey { get; }

    public string BotToken { get; }

    /// <summary>Gets what only this app and Slack know, for sealing what waits: what proves requests over HTTP, or what opens connections in Socket Mode.</summary>
    public byte[] InboxKey => SigningKey ?? Encoding.UTF8.GetBytes(AppToken ?? BotToken);

    public string? AppToken { get; }

    /// <summary>What is wrong with the secrets of the options; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(SlackOptions options)
    {
        _ = new SlackSecrets(options, out var errors);
        return errors;
    }
}
