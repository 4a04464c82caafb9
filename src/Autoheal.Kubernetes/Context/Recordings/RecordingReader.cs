using System.Text.Json;
using Autoheal.Diagnostics;

namespace Autoheal.Kubernetes.Context;

/// <summary>Reads a tree of files into a recording: whatever is a Kubernetes object or a list of them, and whatever is a log.</summary>
internal static class RecordingReader
{
    private const long LargestFile = 512L * 1024 * 1024;

    public static RecordedCluster Read(string directory, IReadOnlyList<string> logDirectories)
    {
        if (!Directory.Exists(directory))
        {
            throw new AutohealException(ErrorCodes.Input, $"There is no directory '{directory}'.");
        }

        var gathering = new RecordingDraft();
        foreach (var file in Files(directory).Where(IsDocument))
        {
            ReadFile(directory, file, gathering);
        }

        var takenAt = gathering.LatestTime ?? Files(directory).Select(file => new DateTimeOffset(File.GetLastWriteTimeUtc(file))).DefaultIfEmpty().Max();
        IEnumerable<string> roots = [directory, .. logDirectories];
        (string Name, string Path)[] logFiles = [.. roots.SelectMany(root => Files(root).Where(IsLog).Select(file => (Path.GetRelativePath(root, file), file)))];
        gathering.AddPodsOfLogs(logFiles.Select(file => file.Name));
        var objects = gathering.Build(takenAt);
        var logs = new RecordedLogs(logFiles, objects);
        if (objects.Count == 0 && logs.IsEmpty)
        {
            throw new AutohealException(
                ErrorCodes.Input, gathering.Unreadable.Count > 0 ? gathering.Unreadable[0] : $"Nothing under '{directory}' is a Kubernetes object or a log.");
        }

        return new RecordedCluster(
            new RecordedObjects(objects, gathering.Complete, gathering.Unreadable.Count > 0), logs, takenAt, gathering.Unreadable);
    }

    private static void ReadFile(string root, string path, RecordingDraft gathering)
    {
        var name = Path.GetRelativePath(root, path);
        try
        {
            if (new FileInfo(path).Length > LargestFile)
            {
                gathering.Unreadable.Add($"{name} is larger than {LargestFile} bytes.");
                return;
            }

            foreach (var document in IsJson(path) ? JsonDocuments.Read(File.ReadAllBytes(path)) : YamlDocuments.Read(path))
            {
                gathering.Add(document, name);
            }
        }
        catch (JsonException e)
        {
            gathering.Unreadable.Add($"{name} is no valid JSON from line {e.LineNumber + 1} on.");
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            gathering.Unreadable.Add($"{name} is no valid YAML from line {e.Start.Line} on.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            gathering.Unreadable.Add($"{name} cannot be read.");
        }
    }

    private static IEnumerable<string> Files(string directory) => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Order(StringComparer.Ordinal)
        : throw new AutohealException(ErrorCodes.Input, $"There is no directory '{directory}'.");

    private static bool IsJson(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool IsDocument(string path) => IsJson(path)
        || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static bool IsLog(string path) =>
        path.EndsWith(".log", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
}
