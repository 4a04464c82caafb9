using System.Text;

namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>
/// Runs whole transcripts of real kubectls against the simulated cluster and compares what they print, and how they exit, with what they printed
/// against a real one (see Matrix/README.md).
/// </summary>
public sealed class KubectlMatrixTests
{
    [KubectlTheory]
    [InlineData("kubectl", "1.20")]
    [InlineData("kubectl", "1.32")]
    [InlineData("cluster", "1.20")]
    [InlineData("cluster", "1.32")]
    public async Task Transcript_IsThatOfARealCluster(string transcript, string version)
    {
        await using var world = await KubectlWorld.StartAsync(version, systemPods: transcript == "cluster");
        await File.WriteAllTextAsync(Path.Combine(world.Home, "matrix.yaml"), MatrixFile.Read("manifest.yaml"));
        var differences = new StringBuilder();
        var actual = new StringBuilder();
        // Nothing happens until all of the manifest is there: a pod that is made before the limits are is another one than a pod that is made after them.
        world.Clock.Pause();
        foreach (var expected in TranscriptStep.ReadAll(MatrixFile.Read($"{transcript}-{version}.txt")))
        {
            var step = await world.RunAsync(expected.Command, expected.Input);
            world.Clock.Resume();
            actual.Append(step);
            if (step.ExitCode != expected.ExitCode || Text(step) != Text(expected))
                differences.Append($"{expected.Command}\nexpected exit {expected.ExitCode}\n{Text(expected)}\nbut was exit {step.ExitCode}\n{Text(step)}\n\n");
        }

        if (Environment.GetEnvironmentVariable("AUTOHEAL_TRANSCRIPTS") is { Length: > 0 } place)
            await File.WriteAllTextAsync(Path.Combine(place, $"{transcript}-{version}.txt"), actual.ToString());
        Assert.True(differences.Length == 0, differences.ToString());
    }

    private static string Text(TranscriptStep step)
    {
        var (output, errors) = (TranscriptText.Normalise(step.Command, step.Output), TranscriptText.Normalise(step.Command, step.Errors));
        return errors.Length == 0 ? output : $"{output}\n! {errors}";
    }
}
