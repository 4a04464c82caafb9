namespace Autoheal.Hosting.Access;

/// <summary>
/// A bearer token of one sender of alerts. A class and not a record: its text must never show the token.
/// </summary>
public sealed class HookTokenOptions
{
    /// <summary>Gets or sets the name that logs show, unique among hook tokens.</summary>
    public string Name { get; set; } = "";

    /// <summary>
    /// Gets or sets the token: 32 to 512 characters of letters, digits and <c>-._~+/=</c>. Comes from the configuration, for instance the
    /// environment variable <c>Autoheal__Hosting__HookTokens__0__Token</c>. Exactly one of this and <see cref="TokenFile"/> is set.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets the file that holds the token; on Unix it may not be open to others.</summary>
    public string? TokenFile { get; set; }

    /// <summary>
    /// Gets the namespaces that the sender may speak for; <c>*</c> means all. An action on a target elsewhere needs a person's approval; none
    /// means that each one does.
    /// </summary>
    public IList<string> Namespaces { get; } = [];

    /// <summary>Gets the clusters that the sender may speak for, on a host with several; none means all. An alert about another one is refused.</summary>
    public IList<string> Clusters { get; } = [];
}
