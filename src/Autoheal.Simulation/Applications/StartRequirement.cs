using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications;

/// <summary>Something a program checks when it starts, and refuses to run without.</summary>
internal abstract record StartRequirement
{
    /// <summary>What the program writes before it gives up; null when it is content.</summary>
    public abstract IReadOnlyList<string>? Complaint(string app, RuntimeVoice voice, ContainerStart start);

    /// <summary>A variable that must be set and not be empty.</summary>
    public sealed record Variable(string Name) : StartRequirement
    {
        public override IReadOnlyList<string>? Complaint(string app, RuntimeVoice voice, ContainerStart start) =>
            start.Environment.TryGetValue(Name, out var value) && value.Length > 0 ? null : voice.MissingVariable(app, Name);
    }

    /// <summary>A variable that, when it is set, must have one of the values that this build knows.</summary>
    public sealed record OneOf(string Name, IReadOnlyList<string> Supported) : StartRequirement
    {
        public override IReadOnlyList<string>? Complaint(string app, RuntimeVoice voice, ContainerStart start) =>
            !start.Environment.TryGetValue(Name, out var value) || Supported.Contains(value)
                ? null
                : voice.UnsupportedValue(app, Name, value, string.Join(", ", Supported));
    }
}
