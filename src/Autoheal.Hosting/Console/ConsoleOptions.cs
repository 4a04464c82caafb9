namespace Autoheal.Hosting.Console;

/// <summary>The console page at <c>/console</c>: a browser's view of the incidents, for people with a personal token.</summary>
public sealed class ConsoleOptions
{
    /// <summary>Gets or sets a value indicating whether there is a console; true by default. Without one its addresses are answered 404.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// Gets or sets how long a person stays signed in, by the real clock whatever the incident clock does; 1 minute to 7 days, 12 hours by default.
    /// A restart of the host signs everybody out.
    /// </summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Gets or sets how many may be signed in at once; 1 to 10,000, 500 by default. One more signs the oldest out.</summary>
    public int MaxSessions { get; set; } = 500;

    /// <summary>Gets or sets how many pages may be updated live at once; 1 to 10,000, 200 by default. One more is shown without live updates.</summary>
    public int MaxLivePages { get; set; } = 200;

    internal IEnumerable<string> Check()
    {
        if (SessionLifetime < TimeSpan.FromMinutes(1) || SessionLifetime > TimeSpan.FromDays(7))
        {
            yield return $"HostingOptions.Console.SessionLifetime must be 00:01:00 to 7.00:00:00, but is {SessionLifetime}.";
        }

        if (MaxSessions is < 1 or > 10_000)
        {
            yield return $"HostingOptions.Console.MaxSessions must be 1 to 10000, but is {MaxSessions}.";
        }

        if (MaxLivePages is < 1 or > 10_000)
        {
            yield return $"HostingOptions.Console.MaxLivePages must be 1 to 10000, but is {MaxLivePages}.";
        }
    }
}
