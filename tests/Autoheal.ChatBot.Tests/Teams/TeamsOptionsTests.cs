using Autoheal.ChatBot.Teams;
using Autoheal.ChatBot.Tests.Teams.World;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Tests.Teams;

/// <summary>A host that does not know whom to believe does not start.</summary>
public sealed class TeamsOptionsTests
{
    private const string Secret = "a-client-secret-that-nobody-may-read";

    private static readonly string[] s_bare =
    [
        "TeamsOptions.AppId must be the app registration's id, a GUID, but is ''.",
        "TeamsOptions.TenantId must be a tenant's id, a GUID, but is ''.",
        "TeamsOptions needs exactly one of AppPassword and AppPasswordFile.",
    ];

    [Fact]
    public void Validate_NothingConfigured_RefusesWithAllErrors() => Assert.Equal(s_bare, Errors(new TeamsOptions()));

    [Fact]
    public async Task Host_NoSecretConfigured_DoesNotStart() =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsWorld.StartAsync(options => options.AppPassword = null));

    [Fact]
    public void Validate_EverythingWrong_NamesEachSettingAndNoSecret()
    {
        var options = new TeamsOptions
        {
            AppId = "autoheal", TenantId = "contoso", AppPassword = Secret, AppPasswordFile = "also.txt", ServiceUrl = new Uri("https://elsewhere.example/"),
            OpenIdMetadataUrl = new Uri("http://login.example/keys"), TokenUrl = new Uri("https://user@login.example/token"), Issuer = "", TokenScope = "",
            AllowEmulator = true, EmulatorOpenIdMetadataUrl = new Uri("ftp://login.example/"), MaxBodyBytes = 1, QueueLimit = 0, Workers = 0, RequestTimeout = TimeSpan.Zero,
        };
        options.AllowedTenants.Add("everyone");
        options.AllowedServiceHosts.Add("https://smba.trafficmanager.net/");
        options.Conversations.Add("19:x@thread.tacv2;messageid=1");

        var errors = Errors(options);

        string[] settings =
        [
            "AppId", "TenantId", "AllowedTenants", "AllowEmulator", "AllowedServiceHosts", "ServiceUrl", "OpenIdMetadataUrl", "TokenUrl", "EmulatorOpenIdMetadataUrl",
            "Issuer", "TokenScope", "Conversations", "MaxBodyBytes", "QueueLimit", "Workers", "RequestTimeout",
        ];
        Assert.Equal(
            [.. settings.Select(setting => $"TeamsOptions.{setting}"), "TeamsOptions needs exactly one"], errors.Select((error, i) => error[..Math.Min(error.Length, Length(i))]));
        Assert.DoesNotContain(errors, error => error.Contains(Secret, StringComparison.Ordinal));

        int Length(int i) => i < settings.Length ? "TeamsOptions.".Length + settings[i].Length : "TeamsOptions needs exactly one".Length;
    }

    [Fact]
    public void Validate_ShortSecret_TellsItsLengthAlone()
    {
        var error = Assert.Single(Errors(Right() with { AppPassword = "hunter2" }));

        Assert.Equal("TeamsOptions holds a client secret of 7 characters; it must have 8 to 512, none of them control characters.", error);
    }

    [Fact]
    public void Validate_SecretFileOpenToOthers_IsRefused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Secret + "\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains("is open to others", Assert.Single(Errors(Right() with { AppPassword = null, AppPasswordFile = file })), StringComparison.Ordinal);
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
            Assert.Empty(Errors(Right() with { AppPassword = null, AppPasswordFile = file }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/", true)]
    [InlineData("https://SMBA.trafficmanager.net/emea", true)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net.attacker.example/", false)]
    [InlineData("https://attacker.example/smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net@attacker.example/", false)]
    [InlineData("https://smba.trafficmanager.net/?to=attacker", false)]
    [InlineData("https://smba.trafficmanager.net/#x", false)]
    [InlineData("//smba.trafficmanager.net/", false)]
    [InlineData("file://smba.trafficmanager.net/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryAccept_ServiceAddresses_OnlyListedHosts(string? address, bool isAccepted) =>
        Assert.Equal(isAccepted, new ServiceHosts(new TeamsOptions().AllowedServiceHosts).TryAccept(address, out _));

    private static IReadOnlyList<string> Errors(TeamsOptions options) => [.. new TeamsOptionsValidator().Validate(null, options).Failures ?? []];

    private static IReadOnlyList<string> Errors(RightOptions options) => Errors(new TeamsOptions
    {
        AppId = "00000000-0000-4000-8000-00000000a001", TenantId = "00000000-0000-4000-8000-00000000b001", AppPassword = options.AppPassword,
        AppPasswordFile = options.AppPasswordFile,
    });

    private static RightOptions Right() => new();

    private sealed record RightOptions
    {
        public string? AppPassword { get; init; } = Secret;

        public string? AppPasswordFile { get; init; }
    }
}
