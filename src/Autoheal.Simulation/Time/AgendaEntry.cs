namespace Autoheal.Simulation.Time;

/// <summary>One booking of an <see cref="Agenda"/>.</summary>
internal sealed class AgendaEntry(DateTimeOffset due, Action action)
{
    public DateTimeOffset Due { get; } = due;

    public Action Action { get; } = action;

    public bool Cancelled { get; private set; }

    public void Cancel() => Cancelled = true;
}
