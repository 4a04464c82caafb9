namespace Autoheal.Core.Tests.Journal;

/// <summary>The simulated machine has lost power.</summary>
internal sealed class SimulatedCrashException() : IOException("the simulated machine lost power.");
