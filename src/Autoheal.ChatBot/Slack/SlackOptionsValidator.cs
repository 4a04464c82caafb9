using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack;

internal sealed class SlackOptionsValidator : IValidateOptions<SlackOptions>
{
    public ValidateOptionsResult Validate(string? name, SlackOptions options)
    {
        IReadOnlyList<string> errors = [.. SlackSecrets.Check(options), .. Ids(options), .. Limits(options)];
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Ids(SlackOptions options)
    {
        if (!IsId(options.AppId, "A"))
        {
            yield return $"SlackOptions.AppId must be the app's id, for instance A0123ABCDEF, but is '{options.AppId}'.";
        }

        if (options.Teams.Count == 0)
        {
            yield return "SlackOptions.Teams is empty: nobody would be listened to; name the id of your workspace (T…) or organization (E…).";
        }

        foreach (var team in options.Teams.Where(team => !IsId(team, "TE")))
        {
            yield return $"SlackOptions.Teams names '{team}', which is not the id of a workspace (T…) or an organization (E…).";
        }

        foreach (var channel in options.Channels.Where(channel => !IsId(channel, "CG")))
        {
            yield return $"SlackOptions.Channels names '{channel}', which is not the id of a channel (C… or G…); Slack shows it at the end of a channel's details.";
        }
    }

    private static IEnumerable<string> Limits(SlackOptions options)
    {
        if (!Enum.IsDefined(options.Mode))
        {
            yield return $"SlackOptions.Mode must be Http or Socket, but is {options.Mode}.";
        }

        if (options.ApiUrl is not { IsAbsoluteUri: true } url || !url.AbsolutePath.EndsWith('/')
            || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            yield return $"SlackOptions.ApiUrl must be an https address that ends with '/', or an http one on the loopback address, but is '{options.ApiUrl}'.";
        }

        if (options.RequestTimeout < TimeSpan.FromSeconds(1) || options.RequestTimeout > TimeSpan.FromMinutes(1))
        {
            yield return $"SlackOptions.RequestTimeout must be 00:00:01 to 00:01:00, but is {options.RequestTimeout}.";
        }

        if (options.BodyTimeout < TimeSpan.FromMilliseconds(100) || options.BodyTimeout > TimeSpan.FromSeconds(30))
        {
            yield return $"SlackOptions.BodyTimeout must be 00:00:00.1 to 00:00:30, but is {options.BodyTimeout}.";
        }

        if (options.MaxBodyBytes is < 1024 or > 4 * 1024 * 1024)
        {
            yield return $"SlackOptions.MaxBodyBytes must be 1024 to 4194304, but is {options.MaxBodyBytes}.";
        }

        if (options.QueueLength is < 1 or > 100_000)
        {
            yield return $"SlackOptions.QueueLength must be 1 to 100000, but is {options.QueueLength}.";
        }

        if (options.Workers is < 1 or > 64)
        {
            yield return $"SlackOptions.Workers must be 1 to 64, but is {options.Workers}.";
        }
    }

    /// <summary>Ids of Slack are a letter that says the kind, and capitals and digits.</summary>
    private static bool IsId(string text, string kinds) =>
        text.Length is >= 2 and <= 40 && kinds.Contains(text[0]) && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
