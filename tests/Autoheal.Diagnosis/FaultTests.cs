using Autoheal.Diagnosis.Surveys;
using Autoheal.Simulation.Faults;

namespace Autoheal.Diagnosis;

/// <summary>Every fault of the simulated cluster is named first by its cause.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> Names => [.. FaultCatalogue.All.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Diagnose_FaultThatShows_NamesItsCauseFirst(string name) => Assert.Null(FaultSurvey.Judge(FaultCatalogue.Find(name)!, seed: 1));
}
