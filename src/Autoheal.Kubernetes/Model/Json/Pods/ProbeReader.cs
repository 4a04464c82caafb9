namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a probe. Headers and commands hold secrets and are passed over.</summary>
internal static class ProbeReader
{
    public static ProbeSpec? Read(ref JsonCursor json)
    {
        if (!json.EnterObject())
        {
            return null;
        }

        var probe = new ProbeSpec();
        while (json.NextProperty())
        {
            if (json.At("httpGet"u8)) probe = ReadHttp(ref json, probe);
            else if (json.At("tcpSocket"u8)) probe = ReadPort(ref json, probe, ProbeKind.Tcp);
            else if (json.At("grpc"u8)) probe = ReadPort(ref json, probe, ProbeKind.Grpc);
            else if (json.At("exec"u8)) probe = Pass(ref json, probe with { Kind = ProbeKind.Exec });
            else if (json.At("initialDelaySeconds"u8)) probe = probe with { InitialDelaySeconds = json.Integer() ?? 0 };
            else if (json.At("periodSeconds"u8)) probe = probe with { PeriodSeconds = json.Integer() ?? 10 };
            else if (json.At("timeoutSeconds"u8)) probe = probe with { TimeoutSeconds = json.Integer() ?? 1 };
            else if (json.At("successThreshold"u8)) probe = probe with { SuccessThreshold = json.Integer() ?? 1 };
            else if (json.At("failureThreshold"u8)) probe = probe with { FailureThreshold = json.Integer() ?? 3 };
            else json.Skip();
        }

        return probe;
    }

    private static ProbeSpec ReadHttp(ref JsonCursor json, ProbeSpec probe)
    {
        var path = "/";
        PortReference port = default;
        var https = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("path"u8)) path = json.PrintableText();
                else if (json.At("port"u8)) port = AmountReader.ReadPort(ref json);
                else if (json.At("scheme"u8)) https = json.Text() == "HTTPS";
                else json.Skip();
            }
        }

        var query = path.IndexOf('?', StringComparison.Ordinal);
        return probe with { Kind = ProbeKind.Http, Path = query < 0 ? path : path[..query], Port = port, Https = https };
    }

    private static ProbeSpec ReadPort(ref JsonCursor json, ProbeSpec probe, ProbeKind kind)
    {
        PortReference port = default;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("port"u8)) port = AmountReader.ReadPort(ref json);
                else json.Skip();
            }
        }

        return probe with { Kind = kind, Port = port };
    }

    private static ProbeSpec Pass(ref JsonCursor json, ProbeSpec probe)
    {
        json.Skip();
        return probe;
    }
}
