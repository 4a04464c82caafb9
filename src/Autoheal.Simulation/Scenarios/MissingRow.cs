namespace Autoheal.Simulation.Scenarios;

/// <summary>A row of the failure taxonomy that no fault stands for.</summary>
/// <param name="Row">Its number.</param>
/// <param name="Failure">What it is about.</param>
/// <param name="Why">Why the simulated cluster cannot show it, or not yet.</param>
internal readonly record struct MissingRow(int Row, string Failure, string Why);
