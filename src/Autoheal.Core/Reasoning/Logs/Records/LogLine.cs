namespace Autoheal.Reasoning.Logs;

/// <summary>One line of a log.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Without its end; cut when it is very long.</param>
internal readonly record struct LogLine(int Number, string Text);
