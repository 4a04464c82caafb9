using System.Text.Json;
using System.Text.Json.Serialization;
using Autoheal.Approvals;
using Autoheal.Incidents;
using Autoheal.Journal.Events;
using Autoheal.Planning;
using Autoheal.Policy;

namespace Autoheal.Journal;

/// <summary>Reads and writes the JSON of journal events, inbox items and plans: camel case, absent instead of null, unknown members ignored, none twice.</summary>
public static class JournalJson
{
    /// <summary>The stable name of an event's type, for instance <c>plan.proposed</c>.</summary>
    public static string TypeOf(JournalEvent @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        return Names[@event.GetType()];
    }

    /// <summary>Gets the stable names of all event types that this version knows, in ordinal order.</summary>
    public static IReadOnlyList<string> EventTypes { get; } = [.. DerivedTypes().Select(type => type.Name).Order(StringComparer.Ordinal)];

    private static readonly Dictionary<Type, string> Names = DerivedTypes().ToDictionary(type => type.Type, type => type.Name);

    private static readonly HashSet<string> Known = [.. Names.Values];

    /// <summary>Writes an event as UTF-8 JSON.</summary>
    public static byte[] Write(JournalEvent @event) => JsonSerializer.SerializeToUtf8Bytes(@event, JournalJsonContext.Default.JournalEvent);

    /// <summary>Reads a record's event; one of a type that this version does not know becomes an <see cref="UnknownEvent"/>.</summary>
    /// <exception cref="JournalException">The payload is not what its type says.</exception>
    public static JournalEvent Read(JournalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!Known.Contains(record.Type))
        {
            return new UnknownEvent { Name = record.Type };
        }

        try
        {
            var @event = JsonSerializer.Deserialize(record.Payload.Span, JournalJsonContext.Default.JournalEvent)
                ?? throw new JournalException($"Record {record.Id} holds no event.");

            // What people read in the envelope is what the fold acts on.
            return TypeOf(@event) == record.Type ? @event : throw new JournalException($"Record {record.Id} is called {record.Type}, but holds a {TypeOf(@event)}.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            // Without a discriminator the serializer says "not supported".
            throw new JournalException($"Record {record.Id} does not hold a {record.Type}: {e.Message}", e);
        }
    }

    /// <summary>Writes a person's answer as UTF-8 JSON.</summary>
    public static byte[] Write(ApprovalSubmission submission) =>
        JsonSerializer.SerializeToUtf8Bytes(submission, JournalJsonContext.Default.ApprovalSubmission);

    /// <summary>Writes a turn of the kill switch as UTF-8 JSON.</summary>
    public static byte[] Write(ControlCommand command) =>
        JsonSerializer.SerializeToUtf8Bytes(command, JournalJsonContext.Default.ControlCommand);

    /// <summary>Reads a person's answer; null when it is malformed.</summary>
    public static ApprovalSubmission? ReadSubmission(ReadOnlyMemory<byte> json) =>
        ReadOrNull(json, JournalJsonContext.Default.ApprovalSubmission);

    /// <summary>Reads a turn of the kill switch; null when it is malformed or names a mode that this version does not know.</summary>
    public static ControlCommand? ReadControl(ReadOnlyMemory<byte> json) =>
        ReadOrNull(json, JournalJsonContext.Default.ControlCommand) is { } command && Enum.IsDefined(command.Mode) ? command : null;

    /// <summary>Writes an approval in advance as UTF-8 JSON.</summary>
    public static byte[] Write(GrantSubmission submission) =>
        JsonSerializer.SerializeToUtf8Bytes(submission, JournalJsonContext.Default.GrantSubmission);

    /// <summary>Writes that an approval in advance is taken back as UTF-8 JSON.</summary>
    public static byte[] Write(GrantRevocation revocation) =>
        JsonSerializer.SerializeToUtf8Bytes(revocation, JournalJsonContext.Default.GrantRevocation);

    /// <summary>Reads an approval in advance; null when it is malformed.</summary>
    public static GrantSubmission? ReadGrant(ReadOnlyMemory<byte> json) => ReadOrNull(json, JournalJsonContext.Default.GrantSubmission);

    /// <summary>Reads that an approval in advance is taken back; null when it is malformed.</summary>
    public static GrantRevocation? ReadGrantRevocation(ReadOnlyMemory<byte> json) => ReadOrNull(json, JournalJsonContext.Default.GrantRevocation);

    /// <summary>Writes what a person asks about an incident as UTF-8 JSON.</summary>
    public static byte[] Write(IncidentCommand command) => JsonSerializer.SerializeToUtf8Bytes(command, JournalJsonContext.Default.IncidentCommand);

    /// <summary>Reads what a person asks about an incident; null when it is malformed or asks for what this version does not know.</summary>
    public static IncidentCommand? ReadCommand(ReadOnlyMemory<byte> json) =>
        ReadOrNull(json, JournalJsonContext.Default.IncidentCommand) is { Verb: not IncidentVerb.None } command && Enum.IsDefined(command.Verb) ? command : null;

    /// <summary>Writes a demotion as UTF-8 JSON.</summary>
    public static byte[] Write(DemotionSubmission submission) =>
        JsonSerializer.SerializeToUtf8Bytes(submission, JournalJsonContext.Default.DemotionSubmission);

    /// <summary>Reads a demotion; null when it is malformed or names no action.</summary>
    public static DemotionSubmission? ReadDemotion(ReadOnlyMemory<byte> json) =>
        ReadOrNull(json, JournalJsonContext.Default.DemotionSubmission) is { Action.Length: > 0 } submission ? submission : null;

    /// <summary>Writes a plan as UTF-8 JSON, the form that is canonicalised and hashed.</summary>
    public static byte[] Write(RemediationPlan plan) => JsonSerializer.SerializeToUtf8Bytes(plan, JournalJsonContext.Default.RemediationPlan);

    private static T? ReadOrNull<T>(ReadOnlyMemory<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<(Type Type, string Name)> DerivedTypes() =>
        typeof(JournalEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>()
            .Select(attribute => (attribute.DerivedType, (string)attribute.TypeDiscriminator!));
}
