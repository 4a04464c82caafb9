namespace Autoheal.Journal;

/// <summary>
/// The name of one ordered sequence of journal records: <c>incident/INC-7</c>, <c>control</c>, <c>limits/&lt;cluster&gt;/&lt;workload&gt;</c>
/// or <c>autonomy/&lt;cluster&gt;/&lt;environment&gt;/&lt;action&gt;@&lt;version&gt;</c>. Compared ordinally. At most <see cref="MaxLength"/> characters.
/// </summary>
public readonly record struct StreamId
{
    /// <summary>The longest stream name that a store accepts, in UTF-16 characters.</summary>
    public const int MaxLength = 512;

    /// <summary>Names a stream.</summary>
    /// <exception cref="ArgumentException">The name is empty, longer than <see cref="MaxLength"/> or holds a control character.</exception>
    public StreamId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (value.Length > MaxLength || value.Any(char.IsControl))
        {
            throw new ArgumentException($"A stream name has 1 to {MaxLength} characters and no control characters.", nameof(value));
        }

        Value = value;
    }

    /// <summary>Gets the name.</summary>
    public string Value { get; }

    /// <summary>Gets the stream of kill switch, freezes, modes, autonomy and grants.</summary>
    public static StreamId Control { get; } = new("control");

    /// <summary>The prefix that all incident streams share.</summary>
    public const string IncidentPrefix = "incident/";

    /// <summary>The prefix that all limit streams share.</summary>
    public const string LimitsPrefix = "limits/";

    /// <summary>The prefix that the streams of evidence for autonomy share.</summary>
    public const string AutonomyPrefix = "autonomy/";

    /// <summary>The stream of evidence for or against a class of actions.</summary>
    public static StreamId Autonomy(Policy.ActionClass @class)
    {
        ArgumentNullException.ThrowIfNull(@class);
        return new($"{AutonomyPrefix}{@class.ClusterId}/{@class.Environment}/{@class.Action}@{@class.Version}");
    }

    /// <summary>The stream of one incident.</summary>
    public static StreamId Incident(string incidentId) => new(IncidentPrefix + incidentId);

    /// <summary>The stream on which actions against one workload are reserved; shared by all incidents.</summary>
    public static StreamId Limits(string clusterId, string workload) => new($"{LimitsPrefix}{clusterId}/{workload}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
