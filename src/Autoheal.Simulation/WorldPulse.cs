namespace Autoheal.Simulation;

/// <summary>Steps a world whenever something falls due, by one timer of its clock.</summary>
internal sealed class WorldPulse
{
    private readonly SimulatedWorld _world;
    private readonly ITimer _timer;
    private DateTimeOffset? _armed;
    private bool _stepping;

    public WorldPulse(SimulatedWorld world)
    {
        _world = world;
        _timer = world.Clock.CreateTimer(static state => ((WorldPulse)state!).Beat(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        world.Plane.Agenda.BecameEarlier += Arm;
    }

    /// <summary>Sets the timer to the next thing that is due.</summary>
    public void Arm()
    {
        if (_stepping || _world.NextDue is not { } due || due == _armed)
            return;
        _armed = due;
        var delay = due - _world.Clock.GetUtcNow();
        _timer.Change(delay > TimeSpan.Zero ? delay : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private void Beat()
    {
        _stepping = true;
        _armed = null;
        try
        {
            _world.Step();
        }
        finally
        {
            _stepping = false;
            Arm();
        }
    }
}
