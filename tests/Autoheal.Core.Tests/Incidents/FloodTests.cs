using Autoheal.Core.Tests.Doubles;
using Autoheal.Incidents;
using Autoheal.Journal.Events;

namespace Autoheal.Core.Tests.Incidents;

/// <summary>Much trouble at once is no reason to repair nothing.</summary>
public sealed class FloodTests
{
    [Fact]
    public async Task Advance_ThousandsOfThingsAreBroken_TheDiagnosisStillFitsIntoARecord()
    {
        await using var host = new CoreHost();
        for (var number = 0; number < 5_000; number++)
        {
            host.World.Add($"api-{number:0000}-{new string('x', 200)}");
        }

        var incidentId = await host.AlertAsync();
        var state = await host.AdvanceAsync(incidentId);

        var diagnosis = Assert.Single(await host.EventsAsync<DiagnosisMade>(incidentId)).Diagnosis;
        Assert.Equal(200, diagnosis.Symptoms.Count);
        Assert.Equal(IncidentPhase.AwaitingApproval, state.Phase);
    }
}
