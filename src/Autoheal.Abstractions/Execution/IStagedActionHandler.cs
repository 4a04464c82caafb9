using Autoheal.Planning;

namespace Autoheal.Execution;

/// <summary>
/// An action that can be carried out in parts, each a state of its own in which the target may stay for a while. Between two parts
/// <see cref="IActionHandler.PrepareAsync"/> is asked again: it must still lead to the same end.
/// </summary>
public interface IStagedActionHandler : IActionHandler
{
    /// <summary>
    /// The states between before and after, both left out, in order: the smallest part, a tenth, a quarter. Fewer where they coincide; none when the
    /// change has one part only. A pure function.
    /// </summary>
    IReadOnlyList<ActionStage> Divide(GuardSet before, GuardSet after);
}
