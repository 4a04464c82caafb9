namespace Autoheal.Diagnosis;

/// <summary>Every case of every class that has some.</summary>
internal static class CaseCatalogue
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        .. typeof(CaseCatalogue).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IRuleCases)) && !type.IsInterface)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => ((IRuleCases)Activator.CreateInstance(type)!).Cases
                .Select(@case => @case with { Name = $"{Family(type)}: {@case.Name}" })),
    ];

    public static RuleCase Find(string name) => All.Single(@case => @case.Name == name);

    private static string Family(Type type) => $"{type.Namespace!.Split('.')[^1]}/{type.Name.Replace("Cases", "", StringComparison.Ordinal)}";
}
