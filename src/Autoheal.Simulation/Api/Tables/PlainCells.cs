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

    public static object[] OfLease(StoredObject item, DateTimeOffset now) =>
        [item.Name, item.Spec.Text("holderIdentity") ?? "", Cells.Age(item, now)];
}
