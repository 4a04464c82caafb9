using Microsoft.Extensions.Options;

namespace Autoheal.Observability;

internal sealed class ErrorBudgetOptionsValidator : IValidateOptions<ErrorBudgetOptions>
{
    private const int MaxQuery = 2000;

    public ValidateOptionsResult Validate(string? name, ErrorBudgetOptions options)
    {
        var errors = options.Budgets.SelectMany(Check).ToList();
        if (options.Budgets.Count == 0)
        {
            errors.Add("ErrorBudgetOptions.Budgets must name at least one service.");
        }

        if (options.Budgets.Any(budget => budget.Query is not null) && !IsSafe(options.Address))
        {
            errors.Add("ErrorBudgetOptions.Address must be an https address, or an http one on the loopback address, when a budget has a query.");
        }

        if (options.Timeout < TimeSpan.FromMilliseconds(50) || options.Timeout > TimeSpan.FromSeconds(30))
        {
            errors.Add($"ErrorBudgetOptions.Timeout must be 50 ms to 30 s, but is {options.Timeout}.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> Check(ErrorBudget budget)
    {
        if (budget.Service.Count(c => c == '/') != 1 || budget.Service.StartsWith('/') || budget.Service.EndsWith('/'))
        {
            yield return $"ErrorBudget.Service must be namespace/name, in which * stands for any characters, but is '{budget.Service}'.";
        }

        if (budget.Query is null == budget.Remaining is null)
        {
            yield return $"The error budget of '{budget.Service}' must have either a Query or a Remaining share.";
        }

        if (budget.Query is { } query && query.Trim().Length is 0 or > MaxQuery)
        {
            yield return $"ErrorBudget.Query of '{budget.Service}' must have 1 to {MaxQuery} characters.";
        }

        if (budget.Remaining is { } remaining && !(double.IsFinite(remaining) && remaining <= 1))
        {
            yield return $"ErrorBudget.Remaining of '{budget.Service}' must be a share of 1 at most.";
        }
    }

    private static bool IsSafe(Uri? address) => address is { IsAbsoluteUri: true }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
