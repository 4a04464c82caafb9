namespace Autoheal.Observability;

/// <summary>Where error budgets are found.</summary>
public sealed class ErrorBudgetOptions
{
    /// <summary>Gets or sets the address of Prometheus, or of what speaks its HTTP API; required when a budget has a query. Plain HTTP is for the loopback address only.</summary>
    public Uri? Address { get; set; }

    /// <summary>Gets or sets the bearer token; none by default.</summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets how long an answer is waited for; 50 ms to 30 s, 2 s by default. Whatever comes later is a denial.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets the budgets. Of several that are for one service the smallest counts; a service without any has no known budget.</summary>
    public IList<ErrorBudget> Budgets { get; } = [];
}
