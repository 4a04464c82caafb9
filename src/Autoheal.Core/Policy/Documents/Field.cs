namespace Autoheal.Policy.Documents;

/// <summary>One field of a section: its name, what it may hold, and what it is for. Checking and the published JSON Schema are both made of it.</summary>
internal sealed record Field(string Name, ValueKind Kind, string Meaning)
{
    public bool Required { get; init; }

    /// <summary>Whether several may be given, as a list; a single one needs no list.</summary>
    public bool Several { get; init; }

    /// <summary>The words that are allowed.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    public double Least { get; init; }

    public double Most { get; init; } = double.MaxValue;

    /// <summary>The section that it holds.</summary>
    public Section? Of { get; init; }

    /// <summary>What would be right, as an error says it.</summary>
    public string Right => Kind switch
    {
        ValueKind.Name => "a name of lower-case letters, digits and hyphens",
        ValueKind.Text => "text",
        ValueKind.Pattern => "a name, in which * stands for any characters",
        ValueKind.Word => $"one of {string.Join(", ", Words)}",
        ValueKind.Flag => "true or false",
        ValueKind.Whole => FormattableString.Invariant($"a whole number from {Least:0} to {Most:0}"),
        ValueKind.Number => FormattableString.Invariant($"a number from {Least:0.##} to {Most:0.##}"),
        ValueKind.Share => "a share such as 20% or 0.2",
        ValueKind.Duration => $"a duration from {Span(Least)} to {Span(Most)}, such as 30s, 15m or 1h",
        ValueKind.Instant => "a time with its offset, such as 2026-07-01T00:00:00Z",
        ValueKind.LocalTime => "a time in the calendar's time zone, such as 2026-12-24T12:00",
        ValueKind.Time => "a time of day such as 09:00",
        ValueKind.Date => "a date such as 2026-12-24",
        ValueKind.Zone => "a time zone that this machine knows, such as Europe/Berlin or UTC",
        ValueKind.Map => "names with a text each",
        _ => $"a section with {string.Join(", ", Of!.Fields.Select(part => part.Name))}",
    };

    private static string Span(double seconds) => TimeSpan.FromSeconds(seconds) switch
    {
        { TotalHours: >= 1 } hours => FormattableString.Invariant($"{hours.TotalHours:0}h"),
        { TotalMinutes: >= 1 } minutes => FormattableString.Invariant($"{minutes.TotalMinutes:0}m"),
        var rest => FormattableString.Invariant($"{rest.TotalSeconds:0}s"),
    };
}
