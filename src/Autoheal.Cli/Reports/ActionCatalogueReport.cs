using Autoheal.Catalogue;

namespace Autoheal.Cli.Reports;

/// <summary>The catalogue, for programs.</summary>
internal sealed record ActionCatalogueReport
{
    public string Schema { get; init; } = "autoheal/actions/v1";

    public required IReadOnlyList<ActionDescriptor> Actions { get; init; }

    public static ActionCatalogueReport Of(IReadOnlyList<ActionDescriptor> actions) => new() { Actions = actions };
}
