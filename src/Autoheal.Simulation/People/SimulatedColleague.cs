using Autoheal.Approvals;
using Autoheal.Incidents;
using Autoheal.Journal;

namespace Autoheal.Simulation.People;

/// <summary>
/// A colleague on call who answers requests after a moment's thought. Exists for simulated clusters only: a host that is configured for
/// a real one must not have it.
/// </summary>
public sealed class SimulatedColleague
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ThinkingTime = TimeSpan.FromSeconds(20);

    private readonly Func<AutohealStores> _stores;
    private readonly TimeProvider _clock;
    private readonly INonceSource _nonces;
    private readonly ColleagueAnswer _answer;
    private readonly Action? _whileThinking;
    private readonly HashSet<string> _answered = new(StringComparer.Ordinal);

    /// <summary>Makes a colleague; <see cref="RunAsync"/> puts them on call.</summary>
    /// <param name="stores">The stores of the host, asked at every look, because a restarted host has new ones.</param>
    /// <param name="clock">The incident clock.</param>
    /// <param name="nonces">Names the answers.</param>
    /// <param name="answer">What they answer.</param>
    /// <param name="whileThinking">What happens between seeing a request and answering it, if anything.</param>
    public SimulatedColleague(
        Func<AutohealStores> stores, TimeProvider clock, INonceSource nonces, ColleagueAnswer answer, Action? whileThinking = null)
    {
        _stores = stores;
        _clock = clock;
        _nonces = nonces;
        _answer = answer;
        _whileThinking = whileThinking;
    }

    /// <summary>Gets who the colleague is.</summary>
    public static Person Person { get; } = new() { Id = "demo-oncall", Name = "Demo on-call", Roles = ["oncall"] };

    /// <summary>Looks for open requests and answers each once, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LookInterval, _clock, cancellationToken);
                await AnswerAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        await foreach (var incident in new IncidentDirectory(_stores().Journal).ListAsync(cancellationToken))
        {
            if (incident.OpenRequestId is { } requestId && _answered.Add(requestId))
            {
                _whileThinking?.Invoke();
                if (_answer != ColleagueAnswer.None)
                {
                    await Task.Delay(ThinkingTime, _clock, cancellationToken);
                    await SubmitAsync(requestId, cancellationToken);
                }
            }
        }
    }

    private async Task SubmitAsync(string requestId, CancellationToken cancellationToken)
    {
        if (await new IncidentDirectory(_stores().Journal).FindRequestAsync(requestId, cancellationToken) is not { } open)
        {
            return;
        }

        var submission = new ApprovalSubmission
        {
            RequestId = requestId,
            PlanHash = open.Request.PlanHash,
            Nonce = open.Request.Nonce,
            PersonId = Person.Id,
            Approve = _answer == ColleagueAnswer.Approve,
            TypedName = open.Request.MustType,
        };
        await new ApprovalDesk(_stores().Inbox, _clock, _nonces).SubmitAsync(submission, cancellationToken);
    }
}
