namespace Autoheal.Fidelity;

/// <summary>Something that was seen of an object.</summary>
/// <param name="Subject">Kind and name, such as <c>Pod web-0</c>.</param>
/// <param name="Aspect">Which of its fields: phase, a condition, a container, the events of a component.</param>
/// <param name="Text">What it showed.</param>
internal readonly record struct Observation(string Subject, string Aspect, string Text);
