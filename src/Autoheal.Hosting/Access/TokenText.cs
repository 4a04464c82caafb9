using System.Buffers;

namespace Autoheal.Hosting.Access;

/// <summary>Reads the text of a token from the configuration or its file. Messages name the setting, never the token.</summary>
internal static class TokenText
{
    public const int MinLength = 32;
    public const int MaxLength = 512;

    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>RFC 6750, section 2.1.</summary>
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    /// <summary>The token; null when it cannot be used, and then why is among the errors.</summary>
    public static string? Read(string setting, string? token, string? file, List<string> errors)
    {
        if (string.IsNullOrEmpty(token) == string.IsNullOrEmpty(file))
        {
            errors.Add($"{setting} needs exactly one of Token and TokenFile.");
            return null;
        }

        try
        {
            return Check(setting, string.IsNullOrEmpty(token) ? ReadFile(setting, file!, errors) : token, errors);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{setting}.TokenFile '{file}' cannot be read: {e.Message}");
            return null;
        }
    }

    private static string? ReadFile(string setting, string file, List<string> errors)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != UnixFileMode.None)
        {
            errors.Add($"{setting}.TokenFile '{file}' is open to others; take that away (chmod o-rwx) and replace the token if others may have read it.");
            return null;
        }

        return File.ReadAllText(file).Trim();
    }

    private static string? Check(string setting, string? token, List<string> errors)
    {
        if (token is null)
        {
            return null;
        }

        if (token.Length is < MinLength or > MaxLength || token.AsSpan().ContainsAnyExcept(Allowed))
        {
            errors.Add(
                $"{setting} holds a token of {token.Length} characters; it must have {MinLength} to {MaxLength} of letters, digits and -._~+/= (for instance: openssl rand -hex 32).");
            return null;
        }

        return token;
    }
}
