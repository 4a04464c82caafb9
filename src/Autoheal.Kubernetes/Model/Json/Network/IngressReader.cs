namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads an Ingress, of <c>networking.k8s.io/v1</c> or <c>v1beta1</c>.</summary>
internal static class IngressReader
{
    public static Ingress Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = new Spec();
        var hasAddress = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, spec);
                else if (json.At("status"u8)) hasAddress = LoadBalancerReader.HasAddress(ref json);
                else json.Skip();
            }
        }

        return new Ingress
        {
            Metadata = metadata,
            ClassName = spec.ClassName,
            DefaultBackend = spec.Default,
            Paths = spec.Paths,
            TlsSecrets = spec.TlsSecrets,
            HasAddress = hasAddress,
        };
    }

    private static void ReadSpec(ref JsonCursor json, Spec spec)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("ingressClassName"u8)) spec.ClassName = json.Text();
            else if (json.At("defaultBackend"u8) || json.At("backend"u8)) spec.Default = RouteBackendReader.ReadIngress(ref json);
            else if (json.At("rules"u8) && json.EnterArray())
            {
                while (json.NextItem())
                {
                    ReadRule(ref json, spec.Paths);
                }
            }
            else if (json.At("tls"u8) && json.EnterArray())
            {
                while (json.NextItem())
                {
                    ReadTls(ref json, spec.TlsSecrets);
                }
            }
            else json.Skip();
        }
    }

    private static void ReadRule(ref JsonCursor json, List<IngressPath> paths)
    {
        var host = "";
        var first = paths.Count;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("host"u8)) host = json.PrintableText();
                else if (json.At("http"u8)) ReadHttp(ref json, paths);
                else json.Skip();
            }
        }

        for (var i = first; host.Length > 0 && i < paths.Count; i++)
        {
            paths[i] = new IngressPath { Host = host, Path = paths[i].Path, PathType = paths[i].PathType, Backend = paths[i].Backend };
        }
    }

    private static void ReadHttp(ref JsonCursor json, List<IngressPath> paths)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (!json.At("paths"u8)) json.Skip();
            else if (json.EnterArray())
            {
                while (json.NextItem())
                {
                    paths.Add(ReadPath(ref json));
                }
            }
        }
    }

    private static IngressPath ReadPath(ref JsonCursor json)
    {
        var (path, type) = ("", "");
        RouteBackend? backend = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("path"u8)) path = json.PrintableText();
                else if (json.At("pathType"u8)) type = json.Text();
                else if (json.At("backend"u8)) backend = RouteBackendReader.ReadIngress(ref json);
                else json.Skip();
            }
        }

        return new IngressPath { Path = path, PathType = type, Backend = backend };
    }

    private static void ReadTls(ref JsonCursor json, List<string> secrets)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("secretName"u8)) secrets.Add(json.Text());
            else json.Skip();
        }
    }

    private sealed class Spec
    {
        public string ClassName { get; set; } = "";

        public RouteBackend? Default { get; set; }

        public List<IngressPath> Paths { get; } = new(2);

        public List<string> TlsSecrets { get; } = [];
    }
}
