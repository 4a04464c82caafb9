using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>Kinds with little to show.</summary>
internal static class PlainCells
{
    public static object[] OfNamespace(StoredObject item, DateTimeOffset now) =>
        [item.Name, item.Status.Text("phase") ?? "", Cells.Age(item, now)];

    public static object[] OfConfigMap(StoredObject item, DateTimeOffset now) =>
        [item.Name, (long)((item.Json.Object("data")?.Count ?? 0) + (item.Json.Object("binaryData")?.Count ?? 0)), Cells.Age(item, now)];

    public static object[] OfSecret(StoredObject item, DateTimeOffset now) =>
        [item.Name, item.Json.Text("type") ?? "", (long)(item.Json.Object("data")?.Count ?? 0), Cells.Age(item, now)];

    public static object[] OfServiceAccount(StoredObject item, DateTimeOffset now) =>
        [item.Name, (long)(item.Json.Array("secrets")?.Count ?? 0), Cells.Age(item, now)];

    public static object[] NameAndCreation(StoredObject item, DateTimeOffset now) => [item.Name, item.Metadata.Text("creationTimestamp") ?? ""];

    public static object[] OfQuota(StoredObject item, DateTimeOffset now)
    {
        var (requests, limits) = (new List<string>(), new List<string>());
        foreach (var (resource, hard) in (item.Status.Object("hard") ?? []).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var shown = $"{resource}: {item.Status.Object("used")?[resource]?.ToString() ?? "0"}/{hard}";
            (resource.StartsWith("limits", StringComparison.Ordinal) ? limits : requests).Add(shown);
        }

        return [item.Name, Cells.Age(item, now), string.Join(", ", requests), string.Join(", ", limits)];
    }

    public static object[] OfBinding(StoredObject item, DateTimeOffset now)
    {
        var role = item.Json.Object("roleRef");
        return [item.Name, $"{role.Text("kind")}/{role.Text("name")}", Cells.Age(item, now), Subjects(item, "User"), Subjects(item, "Group"), Subjects(item, "ServiceAccount")];
    }

    public static object[] OfPriorityClass(StoredObject item, DateTimeOffset now) =>
        [item.Name, item.Json.Number("value") ?? 0L, item.Json.Flag("globalDefault") ?? false, Cells.Age(item, now)];

    public static object[] OfWebhooks(StoredObject item, DateTimeOffset now) =>
        [item.Name, (long)(item.Json.Array("webhooks")?.Count ?? 0), Cells.Age(item, now)];

    private static string Subjects(StoredObject binding, string kind)
    {
        var names = new List<string>();
        foreach (var subject in binding.Json.Array("subjects") ?? [])
        {
            if (subject.Text("kind") == kind)
                names.Add(kind == "ServiceAccount" ? $"{subject.Text("namespace")}/{subject.Text("name")}" : subject.Text("name") ?? "");
        }

        return string.Join(", ", names);
    }

    public static object[] OfLease(StoredObject item, DateTimeOffset now) =>
        [item.Name, item.Spec.Text("holderIdentity") ?? "", Cells.Age(item, now)];
}
