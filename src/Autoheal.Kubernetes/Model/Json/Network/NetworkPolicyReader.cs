using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a NetworkPolicy.</summary>
internal static class NetworkPolicyReader
{
    public static NetworkPolicy Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var spec = new Spec();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) ReadSpec(ref json, spec);
                else json.Skip();
            }
        }

        return new NetworkPolicy
        {
            Metadata = metadata,
            PodSelector = spec.Pods,
            Ingress = spec.Ingress,
            Egress = spec.Egress,
            LimitsIngress = spec.Types.Count == 0 || spec.Types.Contains("Ingress"),
            LimitsEgress = spec.Types.Count == 0 ? spec.Egress.Count > 0 : spec.Types.Contains("Egress"),
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
            if (json.At("podSelector"u8)) spec.Pods = LabelReader.ReadSelector(ref json);
            else if (json.At("policyTypes"u8)) spec.Types = json.Texts();
            else if (json.At("ingress"u8)) ReadRules(ref json, spec.Ingress);
            else if (json.At("egress"u8)) ReadRules(ref json, spec.Egress);
            else json.Skip();
        }
    }

    private static void ReadRules(ref JsonCursor json, List<NetworkPolicyRule> rules)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextItem())
        {
            rules.Add(ReadRule(ref json));
        }
    }

    private static NetworkPolicyRule ReadRule(ref JsonCursor json)
    {
        var peers = new List<NetworkPolicyPeer>(1);
        var ports = new List<NetworkPolicyPort>(1);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if ((json.At("from"u8) || json.At("to"u8)) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        peers.Add(ReadPeer(ref json));
                    }
                }
                else if (json.At("ports"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        ports.Add(ReadPort(ref json));
                    }
                }
                else json.Skip();
            }
        }

        return new NetworkPolicyRule { Peers = peers, Ports = ports };
    }

    private static NetworkPolicyPeer ReadPeer(ref JsonCursor json)
    {
        LabelSelector? pods = null, namespaces = null;
        var block = "";
        IReadOnlyList<string> except = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("podSelector"u8)) pods = ReadSelector(ref json);
                else if (json.At("namespaceSelector"u8)) namespaces = ReadSelector(ref json);
                else if (json.At("ipBlock"u8)) (block, except) = ReadBlock(ref json);
                else json.Skip();
            }
        }

        return new NetworkPolicyPeer { Pods = pods, Namespaces = namespaces, IpBlock = block, Except = except };
    }

    private static LabelSelector? ReadSelector(ref JsonCursor json) =>
        json.TokenType == JsonTokenType.StartObject ? LabelReader.ReadSelector(ref json) : null;

    private static (string Block, IReadOnlyList<string> Except) ReadBlock(ref JsonCursor json)
    {
        var block = "";
        IReadOnlyList<string> except = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("cidr"u8)) block = json.Text();
                else if (json.At("except"u8)) except = json.Texts();
                else json.Skip();
            }
        }

        return (block, except);
    }

    private static NetworkPolicyPort ReadPort(ref JsonCursor json)
    {
        PortReference port = default;
        var (end, protocol) = (0, "TCP");
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("port"u8)) port = AmountReader.ReadPort(ref json);
                else if (json.At("endPort"u8)) end = json.Integer() ?? 0;
                else if (json.At("protocol"u8)) protocol = json.Text();
                else json.Skip();
            }
        }

        return new NetworkPolicyPort { Port = port, EndPort = end, Protocol = protocol };
    }

    private sealed class Spec
    {
        public LabelSelector Pods { get; set; } = LabelSelector.Nothing;

        public IReadOnlyList<string> Types { get; set; } = [];

        public List<NetworkPolicyRule> Ingress { get; } = new(1);

        public List<NetworkPolicyRule> Egress { get; } = new(1);
    }
}
