using System.Globalization;

namespace Autoheal.Journal;

/// <summary>The segments of a journal, in order. A segment's name is the number of its first frame. Thread-safe.</summary>
internal sealed class SegmentList(IJournalDisk disk, string directory)
{
    private const string Suffix = ".segment";
    private const int Digits = 20;

    private readonly Lock _gate = new();
    private readonly List<long> _firstFrames = [];

    /// <summary>Gets the directory.</summary>
    public string Directory => directory;

    /// <summary>Gets the number of segments.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _firstFrames.Count;
            }
        }
    }

    /// <summary>The number that the segment's name promises for its first frame.</summary>
    public long FirstFrame(int segment)
    {
        lock (_gate)
        {
            return _firstFrames[segment];
        }
    }

    /// <summary>The path of a segment.</summary>
    public string PathOf(int segment) => Path.Combine(directory, NameOf(FirstFrame(segment)));

    /// <summary>Takes in the segments that have appeared since; known ones keep their index.</summary>
    /// <exception cref="JournalException">A known segment has gone.</exception>
    public void Refresh()
    {
        var found = disk.List(directory).Select(TryParse).OfType<long>().Order().ToArray();
        lock (_gate)
        {
            if (!found.Take(_firstFrames.Count).SequenceEqual(_firstFrames))
            {
                throw new JournalException($"The journal in '{directory}' has lost a segment while it was open.");
            }

            _firstFrames.AddRange(found.Skip(_firstFrames.Count));
        }
    }

    /// <summary>Creates the next segment, durably, and opens it.</summary>
    public IJournalFile Create(long firstFrame)
    {
        var file = disk.OpenWrite(Path.Combine(directory, NameOf(firstFrame)));
        disk.SyncDirectory(directory);
        lock (_gate)
        {
            _firstFrames.Add(firstFrame);
        }

        return file;
    }

    private static string NameOf(long firstFrame) => firstFrame.ToString("D" + Digits, CultureInfo.InvariantCulture) + Suffix;

    private static long? TryParse(string name) =>
        name.Length == Digits + Suffix.Length
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(0, Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var firstFrame)
            ? firstFrame
            : null;
}
