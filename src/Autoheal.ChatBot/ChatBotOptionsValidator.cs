using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot;

/// <summary>Checks all options at once.</summary>
internal sealed class ChatBotOptionsValidator : IValidateOptions<ChatBotOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatBotOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] errors = [.. Check(options)];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Check(ChatBotOptions options)
    {
        if (options.PublicUrl is { } url && (!url.IsAbsoluteUri || url.Scheme is not ("http" or "https") || !url.AbsolutePath.EndsWith('/')))
        {
            yield return $"PublicUrl must be an absolute http or https address that ends with '/', but is '{url}'.";
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            yield return $"TimeZone must be an IANA name such as Europe/Berlin, but is '{options.TimeZone}'.";
        }

        if (options.QuietFrom is null != options.QuietUntil is null)
        {
            yield return "QuietFrom and QuietUntil go together: one of them is missing.";
        }

        if (options.MaxRequestsPerMinute is < 1 or > 600)
        {
            yield return $"MaxRequestsPerMinute must be 1 to 600, but is {options.MaxRequestsPerMinute}.";
        }

        if (options.PollInterval < TimeSpan.FromMilliseconds(50) || options.PollInterval > TimeSpan.FromSeconds(10))
        {
            yield return $"PollInterval must be 50 ms to 10 s, but is {options.PollInterval}.";
        }

        if (options.QuestionTimeout < TimeSpan.FromSeconds(1) || options.QuestionTimeout > TimeSpan.FromMinutes(2))
        {
            yield return $"QuestionTimeout must be 1 s to 2 min, but is {options.QuestionTimeout}.";
        }
    }
}
