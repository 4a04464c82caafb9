namespace Autoheal.Opa;

/// <summary>Where the Open Policy Agent answers.</summary>
public sealed class OpaOptions
{
    /// <summary>Gets or sets the server's address, for instance <c>http://127.0.0.1:8181</c>; required. Plain HTTP is for the loopback address only.</summary>
    public Uri? Address { get; set; }

    /// <summary>Gets or sets the path of the rule below <c>/v1/data</c>; <c>autoheal/decision</c> by default.</summary>
    public string Path { get; set; } = "autoheal/decision";

    /// <summary>Gets or sets how long an answer is waited for; 50 ms to 30 s, 2 s by default. Whatever comes later is a denial.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets the bearer token; none by default.</summary>
    public string? Token { get; set; }
}
