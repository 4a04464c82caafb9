using Autoheal.ChatBot.Secrets;

namespace Autoheal.ChatBot.Teams;

/// <summary>Reads the app's client secret from the configuration or its file. Messages name the setting, never the secret.</summary>
internal static class AppSecret
{
    private const int MinLength = 8;
    private const int MaxLength = 512;

    /// <summary>The secret; null when it cannot be used, and then why is among the errors.</summary>
    public static string? Read(TeamsOptions options, List<string> errors)
    {
        if (string.IsNullOrEmpty(options.AppPassword) == string.IsNullOrEmpty(options.AppPasswordFile))
        {
            errors.Add("TeamsOptions needs exactly one of AppPassword and AppPasswordFile.");
            return null;
        }

        return Check(
            string.IsNullOrEmpty(options.AppPassword) ? SecretFile.Read("TeamsOptions.AppPasswordFile", options.AppPasswordFile!, errors) : options.AppPassword, errors);
    }

    private static string? Check(string? secret, List<string> errors)
    {
        if (secret is null || (secret.Length is >= MinLength and <= MaxLength && !secret.Any(char.IsControl)))
        {
            return secret;
        }

        errors.Add($"TeamsOptions holds a client secret of {secret.Length} characters; it must have {MinLength} to {MaxLength}, none of them control characters.");
        return null;
    }
}
