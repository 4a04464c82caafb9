namespace Autoheal.ChatBot.Secrets;

/// <summary>Reads a secret from a file that others cannot read. Messages name the setting and the file, never the secret.</summary>
internal static class SecretFile
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The file's text without the space around it; null when it cannot be used, and then why is among the errors.</summary>
    /// <param name="setting">The setting that names the file.</param>
    /// <param name="file">The file.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static string? Read(string setting, string file, List<string> errors)
    {
        try
        {
            if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Others) == UnixFileMode.None)
            {
                return File.ReadAllText(file).Trim();
            }

            errors.Add($"{setting} '{file}' is open to others; take that away (chmod o-rwx) and replace the secret if others may have read it.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{setting} '{file}' cannot be read: {e.Message}");
        }

        return null;
    }
}
