using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Observability.Tests;

/// <summary>The host of the page on policy that knows error budgets, compiled.</summary>
internal static class ErrorBudgetHost
{
    public static void Add(WebApplicationBuilder builder)
    {
        #region readme-error-budgets
        builder.Services.AddAutoheal().AddErrorBudgets(budgets =>
        {
            budgets.Address = new Uri("https://prometheus.example");
            budgets.Budgets.Add(new ErrorBudget { Service = "shop/*", Query = "slo:error_budget_remaining:ratio{namespace=\"$namespace\",service=\"$name\"}" });
            budgets.Budgets.Add(new ErrorBudget { Service = "pay/api", Remaining = 0.4 });
        });
        #endregion
    }
}
