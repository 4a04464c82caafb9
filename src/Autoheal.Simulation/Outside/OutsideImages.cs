using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Applications.Platform;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Outside;

/// <summary>What the registries hold: publishes images whose programs are described, and lets a published program behave differently.</summary>
internal sealed class OutsideImages(SimulatedWorld world) : IOutsidePart
{
    private static readonly string[] s_members =
    [
        "like", "altered", "says", "endsAfterSeconds", "exitCode", "repeats", "needsGroup", "programs", "asks", "listensAfterSeconds", "leaksMiBPerMinute", "memoryMiB",
        "burnsMilliCpu", "schemas",
    ];

    public string Usage =>
        "/IMAGE like: an image of the landscape; altered: true to change it in place, restored: true to take that back; says, then endsAfterSeconds: "
        + "its last lines; exitCode: number, 1 by default; repeats: a line, with {n}; needsGroup: true to fail without fsGroup; programs: what it holds; asks: a path of the API that it needs; "
        + "listensAfterSeconds, leaksMiBPerMinute, memoryMiB, burnsMilliCpu: number; schemas: list";

    public void Set(string name, JsonObject state)
    {
        if (state.Flag("restored") == true)
            world.Plane.Registry.Restore(name);
        else if (state.Flag("altered") == true)
            world.Plane.Registry.Alter(name, Describe(state));
        else
            world.Plane.Registry.Publish(name, Describe(state));
    }

    private IImageBehaviour Describe(JsonObject state)
    {
        foreach (var member in state)
        {
            if (!s_members.Contains(member.Key))
                throw OutsideWords.Unknown(member.Key, Usage);
        }

        var sound = state.Text("like") is { } like ? Like(like, state) : null;
        if (state.Text("asks") is { } path)
            return new ApiClientImage(world, path);
        if (sound is not null && state["says"] is null && state["programs"] is null)
            return sound;
        return new FlawedImage
        {
            Sound = sound,
            Says = state["says"] is { } says ? OutsideWords.Texts("says", says) : [],
            ExitCode = state["exitCode"] is { } code ? (int)OutsideWords.Number("exitCode", code) : 1,
            NeedsGroup = state.Flag("needsGroup") == true,
            After = TimeSpan.FromSeconds(state["endsAfterSeconds"] is { } seconds ? OutsideWords.Number("endsAfterSeconds", seconds) : 2),
            Repeats = state.Text("repeats"),
            Contents = state["programs"] is { } programs ? new() { HasShell = false, Programs = OutsideWords.Texts("programs", programs) } : ImageContents.Unknown,
        };
    }

    private IImageBehaviour Like(string image, JsonObject state)
    {
        var program = world.Plane.Registry.OriginalOf(image) ?? throw new ArgumentException($"No image is called '{image}'.");
        if (program is not ApplicationImage application)
            return program;
        double? Number(string member) => state[member] is { } value ? OutsideWords.Number(member, value) : null;
        return application with
        {
            Warmup = Number("listensAfterSeconds") is { } warmup ? TimeSpan.FromSeconds(warmup) : application.Warmup,
            LeakMiBPerMinute = Number("leaksMiBPerMinute") ?? application.LeakMiBPerMinute,
            MemoryMiB = (long?)Number("memoryMiB") ?? application.MemoryMiB,
            BurnsMilliCpu = (long?)Number("burnsMilliCpu") ?? application.BurnsMilliCpu,
            Requirements = state["schemas"] is { } schemas ? application.RequirementsFor(OutsideWords.Texts("schemas", schemas)) : application.Requirements,
        };
    }
}
