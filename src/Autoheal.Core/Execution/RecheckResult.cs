using Autoheal.Planning;

namespace Autoheal.Execution;

/// <summary>The plan still fits the world, or the code and reason why it does not.</summary>
internal sealed record RecheckResult
{
    public ReadyAction? Action { get; private init; }

    public string? Code { get; private init; }

    public string? Reason { get; private init; }

    public static RecheckResult Ready(ReadyAction action) => new() { Action = action };

    public static RecheckResult Void(string code, string reason) => new() { Code = code, Reason = reason };
}
