namespace Autoheal.Diagnosis;

/// <summary>The cases of one rule or family; found by reflection. One class a file in <c>Cases/FAMILY</c>.</summary>
internal interface IRuleCases
{
    IEnumerable<RuleCase> Cases { get; }
}
