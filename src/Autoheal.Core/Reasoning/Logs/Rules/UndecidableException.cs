namespace Autoheal.Reasoning.Logs;

/// <summary>A rule is written correctly, but uses something that this engine does not evaluate.</summary>
internal sealed class UndecidableException(RuleNode place, string message) : Exception(message)
{
    public RuleNode Place => place;
}
