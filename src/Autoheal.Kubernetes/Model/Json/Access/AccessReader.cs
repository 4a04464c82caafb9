namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads ServiceAccounts, roles and bindings.</summary>
internal static class AccessReader
{
    public static ServiceAccount ReadAccount(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        IReadOnlyList<string> pullSecrets = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("imagePullSecrets"u8)) pullSecrets = NamedObjectReader.ReadNames(ref json);
                else json.Skip();
            }
        }

        return new ServiceAccount { Metadata = metadata, ImagePullSecrets = pullSecrets };
    }

    public static AccessRole ReadRole(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var rules = new List<AccessRoleRule>(2);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("rules"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        rules.Add(ReadRule(ref json));
                    }
                }
                else json.Skip();
            }
        }

        return new AccessRole { Metadata = metadata, Rules = rules };
    }

    public static AccessBinding ReadBinding(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        NamedObject? role = null;
        IReadOnlyList<NamedObject> subjects = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("roleRef"u8)) role = NamedObjectReader.Read(ref json);
                else if (json.At("subjects"u8)) subjects = NamedObjectReader.ReadList(ref json);
                else json.Skip();
            }
        }

        return new AccessBinding { Metadata = metadata, Role = role ?? new NamedObject { Name = "" }, Subjects = subjects };
    }

    private static AccessRoleRule ReadRule(ref JsonCursor json)
    {
        IReadOnlyList<string> groups = [], resources = [], names = [], verbs = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("apiGroups"u8)) groups = json.Texts();
                else if (json.At("resources"u8)) resources = json.Texts();
                else if (json.At("resourceNames"u8)) names = json.Texts();
                else if (json.At("verbs"u8)) verbs = json.Texts();
                else json.Skip();
            }
        }

        return new AccessRoleRule { Groups = groups, Resources = resources, Names = names, Verbs = verbs };
    }
}
