namespace Autoheal.Policy;

/// <summary>What the kill switch permits. The refusing state is the zero value: an unreadable control stream means halted.</summary>
public enum ControlMode
{
    /// <summary>Nothing writes, not even compensations.</summary>
    Halted = 0,

    /// <summary>No new action starts; compensations still run.</summary>
    Stopped = 1,

    /// <summary>Policy alone decides.</summary>
    Running = 2,
}
