using Autoheal.Approvals;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;

namespace Autoheal.Core.Tests.Approvals.Fuzz;

/// <summary>
/// Attacks on an open request that needs one more approval. Each is true when the plan ran in spite of it. Amira has approved where two must.
/// </summary>
internal static class AnswerAttacks
{
    public static IReadOnlyList<(string Name, Func<FuzzedIncident, Random, ValueTask<bool>> Try)> All { get; } =
    [
        ("answer to another plan", (incident, random) => incident.RunsOnAsync(Ben(incident) with { PlanHash = Other(incident.Request.PlanHash, random) })),
        ("answer with another nonce", (incident, random) => incident.RunsOnAsync(Ben(incident) with { Nonce = Other(incident.Request.Nonce, random) })),
        ("answer to another request", (incident, random) => incident.RunsOnAsync(Ben(incident) with { RequestId = $"INC-1.{2 + random.Next(1000)}" })),
        ("answer of a stranger", (incident, random) => incident.RunsOnAsync(Ben(incident) with { PersonId = $"p{random.Next()}" })),
        ("answer without a role", (incident, random) => incident.RunsOnAsync(Ben(incident) with { PersonId = "cleo", Reason = $"{random.Next()}" })),
        ("answer of the proposer", (incident, _) => incident.RunsOnAsync(
            Ben(incident), incident.State with { Request = incident.Request with { Proposer = "person:ben" } })),
        ("answer too late", (incident, random) => incident.RunsOnAsync(
            Ben(incident), incident.State with { Request = incident.Request with { ExpiresAt = incident.Host.Clock.GetUtcNow().AddSeconds(-random.Next(1000)) } })),
        ("answer after taking it back", (incident, _) => incident.RunsOnAsync(Ben(incident), incident.State with { RevokedBy = ["ben"] })),
        ("answer to a closed request", (incident, random) => incident.RunsOnAsync(Ben(incident), incident.State with { Phase = Closed(random) })),
        ("rejection", (incident, _) => incident.RunsOnAsync(Ben(incident) with { Approve = false })),
        ("answer given before", (incident, _) => incident.State.Answers.IsEmpty
            ? incident.RunsOnAsync(Ben(incident) with { PersonId = "" })
            : incident.RunsOnAsync(CoreHost.Answer(incident.Request, "amira"))),
    ];

    public static ApprovalSubmission Ben(FuzzedIncident incident) => CoreHost.Answer(incident.Request, "ben");

    /// <summary>Nearly the right text, or another one.</summary>
    private static string Other(string text, Random random)
    {
        var index = random.Next(text.Length);
        return random.Next(3) switch
        {
            0 => text[..index],
            1 => text.Remove(index, 1).Insert(index, text[index] == 'z' ? "y" : "z"),
            _ => text.ToUpperInvariant() + random.Next(),
        };
    }

    private static IncidentPhase Closed(Random random)
    {
        var phases = Enum.GetValues<IncidentPhase>().Where(phase => phase != IncidentPhase.AwaitingApproval).ToArray();
        return phases[random.Next(phases.Length)];
    }
}
