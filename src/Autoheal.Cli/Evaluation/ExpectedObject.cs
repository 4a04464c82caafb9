namespace Autoheal.Cli.Evaluation;

/// <summary>The object that a case expects to be blamed. Each member may hold <c>*</c>; one that is missing matches anything.</summary>
internal sealed record ExpectedObject
{
    public string? Kind { get; init; }

    public string? Namespace { get; init; }

    public string? Name { get; init; }
}
