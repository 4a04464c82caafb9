namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads what one object names another by.</summary>
internal static class NamedObjectReader
{
    /// <summary>The object; null when it has no name.</summary>
    public static NamedObject? Read(ref JsonCursor json)
    {
        string kind = "", group = "", @namespace = "", name = "", uid = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("kind"u8)) kind = json.Text();
                else if (json.At("apiGroup"u8) || json.At("group"u8)) group = json.Text();
                else if (json.At("apiVersion"u8)) group = GroupOf(json.Text());
                else if (json.At("namespace"u8)) @namespace = json.Text();
                else if (json.At("name"u8)) name = json.Text();
                else if (json.At("uid"u8)) uid = json.OwnText();
                else json.Skip();
            }
        }

        return name.Length == 0 ? null : new NamedObject { Kind = kind, Group = group, Namespace = @namespace, Name = name, Uid = uid };
    }

    public static IReadOnlyList<NamedObject> ReadList(ref JsonCursor json)
    {
        var objects = new List<NamedObject>(1);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                if (Read(ref json) is { } item)
                {
                    objects.Add(item);
                }
            }
        }

        return objects;
    }

    /// <summary>Only the names of a list of references.</summary>
    public static IReadOnlyList<string> ReadNames(ref JsonCursor json) => [.. ReadList(ref json).Select(item => item.Name)];

    private static string GroupOf(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : apiVersion[..slash];
    }
}
