namespace Autoheal.Incidents;

/// <summary>Who caused an append, and by what.</summary>
internal readonly record struct AppendOrigin(string Actor, string? Causation)
{
    public static AppendOrigin Autoheal { get; } = new("autoheal", null);
}
