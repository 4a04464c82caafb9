namespace Autoheal.ChatBot.Teams;

/// <summary>
/// How Autoheal is reached from Microsoft Teams, and whom it believes. The defaults refuse: without an app id, a password and a tenant the host does not
/// start. Validated when the host starts, all errors at once; read once, so that a change needs a restart. No message ever shows the password.
/// </summary>
public sealed class TeamsOptions
{
    /// <summary>Gets or sets the id of the bot's app registration, a GUID; required. Tokens for any other audience are refused.</summary>
    public string AppId { get; set; } = "";

    /// <summary>Gets or sets the app's client secret; exactly one of this and <see cref="AppPasswordFile"/> is required.</summary>
    public string? AppPassword { get; set; }

    /// <summary>Gets or sets the file that holds the client secret; others must not be able to read it.</summary>
    public string? AppPasswordFile { get; set; }

    /// <summary>Gets or sets the tenant that the app belongs to, a GUID; required. Its authority issues the tokens with which Autoheal speaks.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Gets the tenants whose conversations are answered; <see cref="TenantId"/> alone when empty. People of other tenants read only.</summary>
    public IList<string> AllowedTenants { get; } = [];

    /// <summary>
    /// Gets the hosts to which answers, and with them the token, may be sent, as <c>host</c> or <c>host:port</c>; Teams' documented ones by default. Plain
    /// HTTP is for the loopback address only.
    /// </summary>
    public IList<string> AllowedServiceHosts { get; } =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    /// <summary>Gets or sets where incidents are announced before Teams has named a nearer address; the worldwide one by default.</summary>
    public Uri ServiceUrl { get; set; } = new("https://smba.trafficmanager.net/teams/");

    /// <summary>Gets or sets where the keys of incoming tokens are described; the public cloud's by default. HTTPS, or HTTP on the loopback address.</summary>
    public Uri OpenIdMetadataUrl { get; set; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>Gets or sets who issues incoming tokens; the public cloud's Bot Framework by default.</summary>
    public string Issuer { get; set; } = "https://api.botframework.com";

    /// <summary>Gets or sets where outgoing tokens come from; null for the tenant's authority in the public cloud. HTTPS, or HTTP on the loopback address.</summary>
    public Uri? TokenUrl { get; set; }

    /// <summary>Gets or sets what outgoing tokens are for; the public cloud's Bot Framework by default.</summary>
    public string TokenScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Gets the ids of the conversations in which incidents are announced, for instance <c>19:…@thread.tacv2</c>; none by default.</summary>
    public IList<string> Conversations { get; } = [];

    /// <summary>
    /// Gets or sets a value indicating whether the Bot Framework Emulator may speak, which presents a token that the tenant issued to the app itself; off by
    /// default. For development: elsewhere the host does not start with it, and answers go to the loopback address only.
    /// </summary>
    public bool AllowEmulator { get; set; }

    /// <summary>Gets or sets where the keys of the Emulator's tokens are described; null for the tenant's authority in the public cloud.</summary>
    public Uri? EmulatorOpenIdMetadataUrl { get; set; }

    /// <summary>Gets or sets the largest activity, in bytes; 4 KiB to 1 MiB, 256 KiB by default. A larger one is answered 413.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Gets or sets how many messages may wait to be worked on; 1 to 10,000, 500 by default. Above it Teams is asked to come back.</summary>
    public int QueueLimit { get; set; } = 500;

    /// <summary>Gets or sets how many messages are worked on at a time; 1 to 64, 8 by default. Pressed buttons do not wait for them.</summary>
    public int Workers { get; set; } = 8;

    /// <summary>Gets or sets how long one request to Teams may take; 1 to 60 seconds, 10 by default.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    internal IReadOnlyList<string> Tenants => AllowedTenants.Count == 0 ? [TenantId] : [.. AllowedTenants];

    internal Uri TokenAddress => TokenUrl ?? new Uri($"https://login.microsoftonline.com/{TenantId}/oauth2/v2.0/token");

    internal Uri EmulatorMetadataAddress =>
        EmulatorOpenIdMetadataUrl ?? new Uri($"https://login.microsoftonline.com/{TenantId}/v2.0/.well-known/openid-configuration");
}
