using Autoheal.ChatBot.Secrets;

namespace Autoheal.ChatBot.Slack;

/// <summary>Reads a secret from the configuration or its file. Messages name the setting, never the secret.</summary>
internal static class SecretText
{
    private const int MinLength = 16;
    private const int MaxLength = 512;

    /// <summary>The secret; null when there is none or it cannot be used, and then why is among the errors.</summary>
    public static string? Read(string setting, string? text, string? file, string prefix, bool required, List<string> errors)
    {
        if (string.IsNullOrEmpty(text) && string.IsNullOrEmpty(file))
        {
            if (required)
            {
                errors.Add($"{setting} or {setting}File is required{(prefix.Length > 0 ? $": a token that begins with {prefix}" : "")}.");
            }

            return null;
        }

        if (!string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(file))
        {
            errors.Add($"{setting} and {setting}File are both set; one of them must go.");
            return null;
        }

        return Check(setting, string.IsNullOrEmpty(text) ? SecretFile.Read($"{setting}File", file!, errors) : text, prefix, errors);
    }

    private static string? Check(string setting, string? text, string prefix, List<string> errors)
    {
        if (text is null)
        {
            return null;
        }

        if (text.Length is < MinLength or > MaxLength || !text.All(c => c is > ' ' and <= '~') || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            var form = prefix.Length > 0 ? $" and begin with {prefix}" : "";
            errors.Add($"{setting} holds {text.Length} characters; it must have {MinLength} to {MaxLength} printable ones without spaces{form}.");
            return null;
        }

        return text;
    }
}
