using System.CommandLine;
using System.Globalization;
using Autoheal.Cli.Output;
using Autoheal.Cli.Stores;
using Autoheal.Diagnostics.Transcripts;
using Autoheal.Hosting.Incidents;
using Autoheal.Journal;

namespace Autoheal.Cli.Commands;

/// <summary><c>autoheal audit verify PATH</c> and <c>autoheal audit show INC</c>.</summary>
internal static class AuditCommand
{
    public static Command Create(CommandRunner runner) => new("audit", "Checks journals and prints what they hold.")
    {
        CreateVerify(runner),
        CreateShow(runner),
    };

    private static Command CreateVerify(CommandRunner runner)
    {
        var path = new Argument<string>("PATH") { Description = "A journal's directory, or the state directory that holds it." };
        var command = new Command("verify", "Checks every checksum and every link of every chain of a journal; exit 1 when one is broken.") { path };
        runner.Attach(command, (parsed, output, cancellationToken) => VerifyAsync(parsed.GetRequiredValue(path), output, cancellationToken));
        return command;
    }

    private static Command CreateShow(CommandRunner runner)
    {
        var incident = new Argument<string>("INC") { Description = "The incident's id, for instance INC-7." };
        var command = new Command("show", "Prints the timeline of an incident of the local store (AUTOHEAL_HOME).") { incident };
        runner.Attach(command, (parsed, output, cancellationToken) =>
            ShowAsync(parsed.GetRequiredValue(incident), new LocalStore(runner.Environment), output, cancellationToken));
        return command;
    }

    private static async Task<int> VerifyAsync(string path, CommandOutput output, CancellationToken cancellationToken)
    {
        var verification = await FileJournal.OpenReader(FindJournal(path)).VerifyAsync(cancellationToken);
        if (output.IsJson)
        {
            output.Json(
                new AuditVerifyResult { Ok = verification.Ok, Records = verification.Records, FirstBad = verification.FirstBad },
                CliJsonContext.Default.AuditVerifyResult);
        }
        else if (verification.Ok)
        {
            output.Line($"{verification.Records} records · chain ok", Tone.Good);
        }
        else
        {
            output.Line($"record {verification.FirstBad} is bad: {verification.Reason} ({verification.Records} intact before it)", Tone.Bad);
        }

        return verification.Ok ? ExitCodes.Success : ExitCodes.Negative;
    }

    /// <summary>Verifying a directory without a journal must not look like success.</summary>
    private static string FindJournal(string path)
    {
        foreach (var directory in new[] { path, AutohealStores.JournalDirectory(path) })
        {
            if (Directory.Exists(directory) && Directory.EnumerateFiles(directory, "*.segment").Any())
            {
                return directory;
            }
        }

        throw ToolException.BadInput($"there is no journal in '{path}'; PATH must be a journal's directory or the state directory that holds it");
    }

    private static async Task<int> ShowAsync(string incidentId, LocalStore store, CommandOutput output, CancellationToken cancellationToken)
    {
        var entries = IncidentIds.NumberOf(incidentId) is null ? [] : await ReadAsync(store.OpenJournal(), incidentId, cancellationToken);
        if (entries.Count == 0)
        {
            throw ToolException.BadInput($"no incident is called '{incidentId}' in '{store.Home}'; autoheal incidents lists them");
        }

        if (output.IsJson)
        {
            output.Json(new AuditShowResult { IncidentId = incidentId, Records = entries }, CliJsonContext.Default.AuditShowResult);
            return ExitCodes.Success;
        }

        foreach (var entry in entries)
        {
            Print(entry, output);
        }

        return ExitCodes.Success;
    }

    private static async Task<List<AuditEntry>> ReadAsync(IJournalReader journal, string incidentId, CancellationToken cancellationToken)
    {
        var writer = new TranscriptWriter();
        var entries = new List<AuditEntry>();
        await foreach (var record in journal.ReadStreamAsync(StreamId.Incident(incidentId), cancellationToken: cancellationToken))
        {
            entries.Add(new AuditEntry
            {
                Sequence = record.Sequence,
                At = record.At,
                Type = record.Type,
                Actor = record.Actor,
                Causation = record.Causation,
                Hash = record.Hash,
                Text = writer.Next(record),
            });
        }

        return entries;
    }

    private static void Print(AuditEntry entry, CommandOutput output)
    {
        var at = entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        output.Line(
            string.Create(CultureInfo.InvariantCulture, $"{entry.Sequence,4}  {at}  {entry.Type,-22} {entry.Actor}  {entry.Hash[..8]}"), Tone.Heading);
        foreach (var line in entry.Text)
        {
            output.Line($"      {line}");
        }
    }
}
