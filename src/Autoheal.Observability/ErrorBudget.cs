namespace Autoheal.Observability;

/// <summary>Where the error budget of a service is found: in a query, or as a number that the operator keeps up to date.</summary>
public sealed class ErrorBudget
{
    /// <summary>Gets or sets the services that it is for, as <c>namespace/name</c> of the object that is acted on; <c>*</c> stands for any characters. Required.</summary>
    public string Service { get; set; } = "";

    /// <summary>
    /// Gets or sets a PromQL expression whose only sample is the share of the budget that is left, 1 at most and negative when it is overspent. The words
    /// <c>$namespace</c> and <c>$name</c> stand for those of the object. Either this or <see cref="Remaining"/> is required.
    /// </summary>
    public string? Query { get; set; }

    /// <summary>Gets or sets the share that is left, when it is known without asking; 1 at most.</summary>
    public double? Remaining { get; set; }
}
