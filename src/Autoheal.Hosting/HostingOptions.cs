using Autoheal.Hosting.Access;
using Autoheal.Hosting.Console;

namespace Autoheal.Hosting;

/// <summary>
/// What the HTTP side accepts, and from whom. The defaults refuse: without a hook token the host does not start. Validated when the
/// host starts, all errors at once; read once, so that changed tokens need a restart.
/// </summary>
public sealed class HostingOptions
{
    /// <summary>Gets the tokens with which senders of alerts authenticate; at least one.</summary>
    public IList<HookTokenOptions> HookTokens { get; } = [];

    /// <summary>Gets the tokens with which people authenticate; without one nobody can read or approve over HTTP.</summary>
    public IList<PersonTokenOptions> PersonTokens { get; } = [];

    /// <summary>Gets the roles of which a person must hold at least one to turn the kill switch over HTTP; <c>oncall</c> by default.</summary>
    public IList<string> ControlRoles { get; } = ["oncall"];

    /// <summary>Gets the options of the console page.</summary>
    public ConsoleOptions Console { get; } = new();

    /// <summary>Gets or sets the largest request body, in bytes; 1 KiB to 16 MiB, 1 MiB by default. A larger one is answered 413.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>Gets or sets how long a body may take to arrive; 1 second to 5 minutes, 15 seconds by default. A slower one is answered 408.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Gets or sets what a sender is told to wait (<c>Retry-After</c>) when nothing can be accepted; 1 second to 1 hour, 15 seconds by default.
    /// </summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(15);
}
