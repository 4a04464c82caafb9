using Autoheal.ChatBot.Slack;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Tests.Slack;

public sealed class SlackOptionsTests
{
    private const string Secret = "do-not-show-this-secret-to-anybody";

    [Fact]
    public void Validate_Nothing_NamesAllThatIsMissingAtOnce() => Assert.Equal(
        [
            "SlackOptions.SigningSecret or SlackOptions.SigningSecretFile is required.",
            "SlackOptions.BotToken or SlackOptions.BotTokenFile is required: a token that begins with xoxb-.",
            "SlackOptions.AppId must be the app's id, for instance A0123ABCDEF, but is ''.",
            "SlackOptions.Teams is empty: nobody would be listened to; name the id of your workspace (T…) or organization (E…).",
        ],
        Errors(new SlackOptions()));

    [Fact]
    public void Validate_SocketMode_NeedsAnAppTokenInsteadOfASigningSecret()
    {
        var options = Good();
        options.Mode = SlackMode.Socket;
        options.SigningSecret = null;

        Assert.Equal(["SlackOptions.AppToken or SlackOptions.AppTokenFile is required: a token that begins with xapp-."], Errors(options));

        options.AppToken = "xapp-1-A0AUTOHEAL-0123456789";
        Assert.Empty(Errors(options));
    }

    [Fact]
    public void Validate_Secrets_AreNeverShown()
    {
        var options = Good();
        options.SigningSecret = "has spaces " + Secret;
        options.BotToken = Secret;
        options.AppToken = Secret;
        options.AppTokenFile = "/dev/null";

        var errors = Errors(options);

        Assert.Equal(3, errors.Count);
        Assert.All(errors, error => Assert.DoesNotContain(Secret, error, StringComparison.Ordinal));
    }

    public static TheoryData<string, Action<SlackOptions>> Wrong => new()
    {
        { "SlackOptions.ApiUrl", options => options.ApiUrl = new Uri("http://slack.com/api/") },
        { "SlackOptions.ApiUrl", options => options.ApiUrl = new Uri("https://slack.com/api") },
        { "SlackOptions.Teams", options => options.Teams.Add("acme") },
        { "SlackOptions.Channels", options => options.Channels.Add("#incidents") },
        { "SlackOptions.AppId", options => options.AppId = "T0TEAM" },
        { "SlackOptions.Mode", options => options.Mode = (SlackMode)7 },
        { "SlackOptions.RequestTimeout", options => options.RequestTimeout = TimeSpan.FromMinutes(2) },
        { "SlackOptions.BodyTimeout", options => options.BodyTimeout = TimeSpan.FromMinutes(1) },
        { "SlackOptions.MaxBodyBytes", options => options.MaxBodyBytes = 0 },
        { "SlackOptions.QueueLength", options => options.QueueLength = 0 },
        { "SlackOptions.Workers", options => options.Workers = 65 },
        { "SlackOptions.BotToken", options => options.BotToken = "xoxp-a-user-token-is-no-bot" },
        { "SlackOptions.SigningSecret", options => options.SigningSecret = "short" },
        { "SlackOptions.SigningSecretFile", options => (options.SigningSecret, options.SigningSecretFile) = (null, "/no/such/file") },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Validate_OneThingWrong_NamesIt(string setting, Action<SlackOptions> spoil)
    {
        var options = Good();
        spoil(options);

        Assert.StartsWith(setting, Assert.Single(Errors(options)), StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_SecretInAFile_IsReadUnlessOthersCanReadIt()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Secret + "\n");
            var options = Good();
            options.SigningSecret = null;
            options.SigningSecretFile = file;
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Assert.Empty(Errors(options));
            Assert.Equal(Secret, System.Text.Encoding.UTF8.GetString(new SlackSecrets(Options.Create(options)).SigningKey!));

            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains("is open to others", Assert.Single(Errors(options)), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Host_WithoutASigningSecret_DoesNotStart()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => World.SlackHost.StartAsync(configure: options => options.SigningSecret = null));

        Assert.Contains("SlackOptions.SigningSecret", error.Message, StringComparison.Ordinal);
    }

    private static SlackOptions Good() => new()
    {
        SigningSecret = "8f742231b10e8888abcd99yyyzzz85a5", BotToken = "xoxb-0123456789-abcdef", AppId = "A0AUTOHEAL", Teams = { "T0SIMULATED" },
    };

    private static IReadOnlyList<string> Errors(SlackOptions options) => [.. new SlackOptionsValidator().Validate(null, options).Failures ?? []];
}
