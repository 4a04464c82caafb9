namespace Autoheal.Incidents;

/// <summary>Who may ask something of an incident. Validated when the host starts; read anew at every command.</summary>
public sealed class CommandOptions
{
    /// <summary>
    /// Gets the roles of which a person must hold one to take, hold, release, undo or pursue; <c>oncall</c> by default. Cleared, nobody may. It decides
    /// who may ask: what is asked goes through the gate in any case.
    /// </summary>
    public IList<string> Roles { get; } = ["oncall"];
}
