namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads an HTTPRoute of the Gateway API.</summary>
internal static class HttpRouteReader
{
    public static HttpRoute Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = new Spec();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, spec);
                else if (json.At("status"u8)) ReadStatus(ref json, spec.Conditions);
                else json.Skip();
            }
        }

        return new HttpRoute { Metadata = metadata, Parents = spec.Parents, Hosts = spec.Hosts, Rules = spec.Rules, Conditions = spec.Conditions };
    }

    private static void ReadSpec(ref JsonCursor json, Spec spec)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("parentRefs"u8)) spec.Parents = NamedObjectReader.ReadList(ref json);
            else if (json.At("hostnames"u8)) spec.Hosts = json.Texts();
            else if (json.At("rules"u8) && json.EnterArray())
            {
                while (json.NextItem())
                {
                    spec.Rules.Add(ReadRule(ref json));
                }
            }
            else json.Skip();
        }
    }

    private static HttpRouteRule ReadRule(ref JsonCursor json)
    {
        var paths = new List<string>(1);
        var backends = new List<RouteBackend>(1);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("matches"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        ReadMatch(ref json, paths);
                    }
                }
                else if (json.At("backendRefs"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        if (RouteBackendReader.ReadRoute(ref json) is { } backend)
                        {
                            backends.Add(backend);
                        }
                    }
                }
                else json.Skip();
            }
        }

        return new HttpRouteRule { Paths = paths, Backends = backends };
    }

    private static void ReadMatch(ref JsonCursor json, List<string> paths)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("path"u8) && json.EnterObject())
            {
                while (json.NextProperty())
                {
                    if (json.At("value"u8)) paths.Add(json.PrintableText());
                    else json.Skip();
                }
            }
            else json.Skip();
        }
    }

    private static void ReadStatus(ref JsonCursor json, List<ObjectCondition> conditions)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("parents"u8) && json.EnterArray())
            {
                while (json.NextItem())
                {
                    ReadParent(ref json, conditions);
                }
            }
            else json.Skip();
        }
    }

    private static void ReadParent(ref JsonCursor json, List<ObjectCondition> conditions)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("conditions"u8)) conditions.AddRange(ConditionReader.Read(ref json));
            else json.Skip();
        }
    }

    private sealed class Spec
    {
        public IReadOnlyList<NamedObject> Parents { get; set; } = [];

        public IReadOnlyList<string> Hosts { get; set; } = [];

        public List<HttpRouteRule> Rules { get; } = new(1);

        public List<ObjectCondition> Conditions { get; } = new(2);
    }
}
