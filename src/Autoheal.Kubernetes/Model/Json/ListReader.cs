using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads the items of a list page, or one object.</summary>
internal static class ListReader
{
    /// <summary>Reads one object; the reader stands at its first token.</summary>
    public delegate T ItemReader<out T>(ref JsonCursor json);

    /// <summary>Gets the metadata of an object that has none.</summary>
    public static ObjectMetadata NoMetadata { get; } = new() { Name = "" };

    /// <summary>Appends the items of a page.</summary>
    /// <exception cref="JsonException">The page is not JSON.</exception>
    public static void Read<T>(ReadOnlySpan<byte> page, ModelPool pool, ItemReader<T> readItem, List<T> items)
        where T : ClusterObject
    {
        var json = new JsonCursor(page, pool);
        json.Read();
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (!json.At("items"u8))
            {
                json.Skip();
            }
            else if (json.EnterArray())
            {
                while (json.NextItem())
                {
                    json.BeginObject();
                    Add(readItem(ref json), items);
                }
            }
        }
    }

    /// <summary>Appends one object.</summary>
    /// <exception cref="JsonException">The bytes are not JSON.</exception>
    public static void ReadOne<T>(ReadOnlySpan<byte> utf8, ModelPool pool, ItemReader<T> readItem, List<T> items)
        where T : ClusterObject
    {
        var json = new JsonCursor(utf8, pool);
        json.Read();
        json.BeginObject();
        Add(readItem(ref json), items);
    }

    // An item without a name cannot be referred to by anything.
    private static void Add<T>(T item, List<T> items)
        where T : ClusterObject
    {
        if (item.Name.Length > 0)
        {
            items.Add(item);
        }
    }
}
