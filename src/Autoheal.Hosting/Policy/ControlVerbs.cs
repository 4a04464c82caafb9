using Autoheal.Policy;

namespace Autoheal.Hosting.Policy;

/// <summary>The words that people use for turns of the kill switch.</summary>
public static class ControlVerbs
{
    /// <summary>Gets the words, the strictest last.</summary>
    public static IReadOnlyList<string> All { get; } = ["resume", "stop", "halt"];

    /// <summary>The mode that a word asks for; null when it is none of <see cref="All"/>.</summary>
    public static ControlMode? Parse(string word) => word switch
    {
        "stop" => ControlMode.Stopped,
        "halt" => ControlMode.Halted,
        "resume" => ControlMode.Running,
        _ => null,
    };
}
