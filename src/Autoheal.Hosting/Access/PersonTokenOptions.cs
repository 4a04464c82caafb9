namespace Autoheal.Hosting.Access;

/// <summary>
/// The personal bearer token of one person; it proves who answers. A class and not a record: its text must never show the token.
/// </summary>
public sealed class PersonTokenOptions
{
    /// <summary>Gets or sets the person's id, as the people directory knows it. A person whom it does not know may only read.</summary>
    public string PersonId { get; set; } = "";

    /// <summary>
    /// Gets or sets the token: 32 to 512 characters of letters, digits and <c>-._~+/=</c>. Comes from the configuration, for instance the
    /// environment variable <c>Autoheal__Hosting__PersonTokens__0__Token</c>. Exactly one of this and <see cref="TokenFile"/> is set.
    /// </summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets the file that holds the token; on Unix it may not be open to others.</summary>
    public string? TokenFile { get; set; }
}
