namespace Autoheal.Policy.Documents;

/// <summary>The policy file of a host.</summary>
public sealed class PolicyFileOptions
{
    /// <summary>Gets or sets the file.</summary>
    public string Path { get; set; } = "";

    /// <summary>Gets or sets how often the file is looked at; 1 second to 1 hour, 5 seconds by default.</summary>
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(5);
}
