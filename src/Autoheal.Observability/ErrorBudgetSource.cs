using System.Net.Http.Headers;
using Autoheal.Incidents;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Observability;

/// <summary>
/// Finds out what is left of the error budget of the service that an action is on, before the gate decides. A budget that should be there and cannot be
/// had denies; a service for which none is configured has no known budget, so that every rule about it denies.
/// </summary>
internal sealed class ErrorBudgetSource(HttpClient client, IOptions<ErrorBudgetOptions> options, TimeProvider edgeClock) : IPolicyFactSource
{
    private const int MaxAnswer = 64 * 1024;

    public string Name => "error-budget";

    public async ValueTask<PolicyFindings> FindAsync(PolicyInput input, CancellationToken cancellationToken)
    {
        double? least = null;
        foreach (var budget in options.Value.Budgets.Where(budget => Fits(budget, input.Action.Target)))
        {
            var (remaining, wrong) = budget.Query is { } query ? await AskAsync(query, input.Action.Target, cancellationToken) : (budget.Remaining, null);
            if (remaining is not { } share)
            {
                return Denied(wrong ?? "it is not known");
            }

            least = least is { } known ? Math.Min(known, share) : share;
        }

        return new PolicyFindings { ErrorBudgetRemaining = least };
    }

    private PolicyFindings Denied(string reason) => new()
    {
        Opinions = [new PolicyOpinion { Source = Name, Verdict = Verdict.Deny, Reason = $"the error budget cannot be had: {reason}" }],
    };

    private async ValueTask<(double? Remaining, string? Wrong)> AskAsync(string query, ResourceRef target, CancellationToken cancellationToken)
    {
        if (!IsName(target.Namespace) || !IsName(target.Name))
        {
            return (null, "the object's name cannot stand in a query");
        }

        using var late = new CancellationTokenSource(options.Value.Timeout, edgeClock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var request = Request(query, target);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode
                ? BudgetAnswer.Read(await ReadAsync(response, either.Token), edgeClock.GetUtcNow())
                : (null, $"the server answered {(int)response.StatusCode}");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, $"no answer within {options.Value.Timeout.TotalMilliseconds:0} ms");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, "the server cannot be reached");
        }
    }

    private HttpRequestMessage Request(string query, ResourceRef target)
    {
        var text = query.Replace("$namespace", target.Namespace, StringComparison.Ordinal).Replace("$name", target.Name, StringComparison.Ordinal);
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Value.Address!, $"/api/v1/query?query={Uri.EscapeDataString(text)}"));
        request.Headers.Authorization = options.Value.Token is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        return request;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MaxAnswer];
        var read = await body.ReadAtLeastAsync(buffer, MaxAnswer, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, read);
    }

    /// <summary>The name of an object is a stranger's text: only what Kubernetes allows in names may become part of a query.</summary>
    private static bool IsName(string text) =>
        text.Length is > 0 and <= 253 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');

    private static bool Fits(ErrorBudget budget, ResourceRef target) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(budget.Service, $"{target.Namespace}/{target.Name}", ignoreCase: false);
}
