using Autoheal.Perception;

namespace Autoheal.Hosting.Tests.World;

internal sealed class FailingIntake : IAlertIntake
{
    public ValueTask<IntakeResult> SubmitAsync(Signal signal, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("/secret/path is broken");
}
