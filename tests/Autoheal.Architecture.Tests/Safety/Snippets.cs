using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Autoheal.Architecture.Tests.Safety;

/// <summary>Compiles pieces of C# against what ships, as a stranger's code would be, or under a friend's name to prove that a check can fail.</summary>
internal static class Snippets
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } file
                && (file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll" or "Autoheal.Abstractions.dll" or "Autoheal.Kubernetes.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The compiled assembly.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message holds the errors.</exception>
    public static Stream Compile(string source, string assemblyName)
    {
        var image = new MemoryStream();
        var result = Prepare(source, assemblyName).Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
        }

        image.Position = 0;
        return image;
    }

    /// <summary>The ids of the errors that a stranger's code gets, in order and without repeats.</summary>
    public static IReadOnlyList<string> Errors(string source) =>
    [
        .. Prepare(source, "Stranger").GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => diagnostic.Id)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static CSharpCompilation Prepare(string source, string assemblyName) => CSharpCompilation.Create(
        assemblyName,
        [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
