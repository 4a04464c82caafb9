using Autoheal.Diagnosis.Reproductions;
using Autoheal.Diagnosis.Surveys;

namespace Autoheal.Diagnosis;

/// <summary>Injected faults that others described.</summary>
public sealed class ReproductionTests
{
    public static TheoryData<string> Ids => [.. ReproductionCatalogue.All.Select(reproduction => reproduction.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Diagnose_DescribedFault_NamesItsCauseFirst(string id) =>
        Assert.Null(ReproductionSurvey.Judge(ReproductionCatalogue.All.Single(reproduction => reproduction.Id == id)));

    [Fact]
    public void Catalogue_EveryDescribedFault_IsReproducedOrSaysWhyNot()
    {
        var described = Describe("sregym-problems.jsonl", "sregym").Concat(Describe("itbench-scenarios.jsonl", "itbench"));

        Assert.Equal(described.Order(), ReproductionCatalogue.All.Select(reproduction => reproduction.Id).Order());
    }

    private static IEnumerable<string> Describe(string file, string corpus) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", file))
        .Select(line => $"{corpus}/{System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("id")}");
}
