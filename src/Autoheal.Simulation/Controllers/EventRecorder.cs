using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>
/// Writes Events as client-go's recorder does: a repeated event raises <c>count</c> and <c>lastTimestamp</c> of the first one, the tenth
/// of similar ones and all after it are combined, and each source may report 25 events about an object at once and then one in five minutes.
/// </summary>
internal sealed class EventRecorder(ObjectStore store, TimeProvider clock)
{
    private const int SimilarBeforeCombining = 10;

    // As many as client-go's caches hold.
    private const int Remembered = 4096;
    private static readonly TimeSpan s_similarWindow = TimeSpan.FromMinutes(10);
    private readonly RecentCache<EventIdentity, Recorded> _recorded = new(Remembered);
    private readonly RecentCache<EventIdentity, Similar> _similar = new(Remembered);
    private readonly RecentCache<(EventSource, string), EventBudget> _budgets = new(Remembered);
    private long _lastNanoseconds;

    /// <summary>Whether events are dropped; while a past is made that is older than any event lives.</summary>
    public bool Muted { get; set; }

    public void Normal(StoredObject about, EventSource source, string reason, string message, string? fieldPath = null) =>
        Record(about, source, "Normal", reason, message, fieldPath);

    public void Warning(StoredObject about, EventSource source, string reason, string message, string? fieldPath = null) =>
        Record(about, source, "Warning", reason, message, fieldPath);

    private void Record(StoredObject about, EventSource source, string type, string reason, string message, string? fieldPath)
    {
        var now = clock.GetUtcNow();
        if (Muted)
            return;
        if (!BudgetOf(source, about.Uid).TrySpend(now))
            return;
        var kindOfEvent = new EventIdentity(source, about.Uid, fieldPath, type, reason, "");
        message = Combine(kindOfEvent, message, now, out var combined);
        var identity = kindOfEvent with { Message = combined ? "(combined)" : message };
        using var _ = store.As(source.Component);
        if (_recorded.TryGet(identity, out var seen) && store.Find(Kinds.Event, seen.Namespace, seen.Name) is not null)
        {
            store.Mutate(Kinds.Event, seen.Namespace, seen.Name, json => Repeat(json, now, message));
            return;
        }

        try
        {
            var created = store.Create(Kinds.Event, Describe(about, source, type, reason, message, fieldPath, now));
            _recorded.Put(identity, new(created.Namespace!, created.Name));
        }
        catch (StoreException refused) when (refused.Reason is StatusReason.Forbidden or StatusReason.NotFound)
        {
            // The namespace is going or gone. A real recorder drops what the server rejects, too.
        }
    }

    /// <summary>From the tenth different message of the same reason within ten minutes on, all share one event.</summary>
    private string Combine(EventIdentity kindOfEvent, string message, DateTimeOffset now, out bool combined)
    {
        if (!_similar.TryGet(kindOfEvent, out var similar) || now - similar.Last > s_similarWindow)
            _similar.Put(kindOfEvent, similar = new());
        similar.Last = now;
        similar.Messages.Add(message);
        combined = similar.Messages.Count >= SimilarBeforeCombining;
        return combined ? $"(combined from similar events): {message}" : message;
    }

    private static void Repeat(JsonObject json, DateTimeOffset now, string message)
    {
        json["count"] = (json.Number("count") ?? 1) + 1;
        json["lastTimestamp"] = KubernetesTime.Format(now);
        json["message"] = message;
    }

    private JsonObject Describe(
        StoredObject about, EventSource source, string type, string reason, string message, string? fieldPath, DateTimeOffset now)
    {
        var time = KubernetesTime.Format(now);
        var sourceJson = new JsonObject { ["component"] = source.Component };
        if (source.Host is not null)
            sourceJson["host"] = source.Host;
        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = NameFor(about, now), ["namespace"] = about.Namespace ?? "default" },
            ["involvedObject"] = InvolvedObject(about, fieldPath),
            ["reason"] = reason,
            ["message"] = message,
            ["source"] = sourceJson,
            ["firstTimestamp"] = time,
            ["lastTimestamp"] = time,
            ["count"] = 1,
            ["type"] = type,
            ["eventTime"] = null,
            ["reportingComponent"] = source.Component,
            ["reportingInstance"] = source.Host ?? "",
        };
    }

    private static JsonObject InvolvedObject(StoredObject about, string? fieldPath)
    {
        var involved = new JsonObject
        {
            ["kind"] = about.Kind.Kind,
            ["name"] = about.Name,
            ["uid"] = about.Uid,
            ["apiVersion"] = about.Kind.ApiVersion,
            ["resourceVersion"] = about.Metadata.Text("resourceVersion"),
        };
        if (about.Namespace is not null)
            involved["namespace"] = about.Namespace;
        if (fieldPath is not null)
            involved["fieldPath"] = fieldPath;
        return involved;
    }

    /// <summary>The object's name and the time in hexadecimal nanoseconds, nudged so that no two are equal.</summary>
    private string NameFor(StoredObject about, DateTimeOffset now)
    {
        var nanoseconds = (now - DateTimeOffset.UnixEpoch).Ticks * 100;
        _lastNanoseconds = Math.Max(nanoseconds, _lastNanoseconds + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{about.Name}.{_lastNanoseconds:x}");
    }

    private EventBudget BudgetOf(EventSource source, string uid)
    {
        if (!_budgets.TryGet((source, uid), out var budget))
            _budgets.Put((source, uid), budget = new(clock.GetUtcNow()));
        return budget;
    }

    /// <summary>What makes two reports the same event; with an empty message, what makes them similar.</summary>
    private readonly record struct EventIdentity(EventSource Source, string Uid, string? FieldPath, string Type, string Reason, string Message);

    private readonly record struct Recorded(string Namespace, string Name);

    private sealed class Similar
    {
        public HashSet<string> Messages { get; } = [];

        public DateTimeOffset Last { get; set; }
    }
}
