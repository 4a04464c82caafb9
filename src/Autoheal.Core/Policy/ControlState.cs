namespace Autoheal.Policy;

/// <summary>The kill switch at one moment. <see cref="Epoch"/> grows with every turn.</summary>
internal readonly record struct ControlState(ControlMode Mode, long Epoch);
