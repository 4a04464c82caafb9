using Autoheal.Cli.Clusters;
using Autoheal.Cli.Output;
using Autoheal.Cli.Reports;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Context;

namespace Autoheal.Cli.Evaluation;

/// <summary>One recorded incident: a dump tree, and beside it perhaps <c>alert.json</c>, <c>metrics.json</c> and <c>expected.json</c>.</summary>
internal sealed class RecordedCase(DirectoryInfo directory)
{
    public string Name => directory.Name;

    /// <summary>Diagnoses and compares. A case that cannot be read has failed, with the reason.</summary>
    public async Task<CaseResult> RunAsync(CommandOutput output, CancellationToken cancellationToken)
    {
        Expectation? expectation = null;
        try
        {
            expectation = Optional("expected.json", path => Expectation.Read(File.ReadAllText(path), "expected.json"));
            return await DiagnoseAsync(expectation, output, cancellationToken);
        }
        catch (Exception e) when (e is ToolException or AutohealException or IOException or UnauthorizedAccessException)
        {
            return new CaseResult(new CaseReport { Name = Name, Diagnosis = null, Expected = expectation?.Expected, Passed = false }, e.Message, Unreadable: true);
        }
    }

    private async Task<CaseResult> DiagnoseAsync(Expectation? expectation, CommandOutput output, CancellationToken cancellationToken)
    {
        using var source = ClusterSource.Recorded(RecordedCluster.Open(directory.FullName));
        var alerts = Optional("alert.json", AlertFile.Read) ?? [];
        var metrics = Optional("metrics.json", path => MetricFile.Read(path, "metrics"));
        var scope = CaseScope.Of(@namespace: null, @object: null, alerts, source);
        await using var session = ClusterSession.Open(source, scope, output, metrics);
        var diagnosed = await session.DiagnoseAsync(scope, cancellationToken);
        var miss = expectation?.Miss(diagnosed.Diagnosis);
        return new CaseResult(
            new CaseReport
            {
                Name = Name,
                Diagnosis = DiagnosisReport.Of(diagnosed, session.Catalogue),
                Expected = expectation?.Expected,
                Passed = expectation is null ? null : miss is null,
            },
            miss,
            Unreadable: false);
    }

    private T? Optional<T>(string name, Func<string, T> read)
        where T : class => Path.Combine(directory.FullName, name) is var path && File.Exists(path) ? read(path) : null;
}
