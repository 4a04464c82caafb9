using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>The causes of this family.</summary>
internal static class NetworkCauses
{
    public static CauseDescription Selector { get; } = Describe(
        "k8s.service.selector", "A Service selects no pod", "Restore the selector.", RepairClass.Automatic, [59],
        "the Service has no endpoints", "no pod has the labels that it selects, and a workload is there for it");

    public static CauseDescription WrongPods { get; } = Describe(
        "k8s.service.wrong-pods", "A Service leads to the pods of another application", "Restore the selector.", RepairClass.Automatic, [59],
        "the endpoints are pods of another workload than the one the Service is called after", "callers get 404");

    public static CauseDescription TargetPort { get; } = Describe(
        "k8s.service.target-port", "A Service leads to a port that its pods do not listen on", "Restore the port.", RepairClass.Automatic, [60],
        "no container declares the target port, by number or by name", "callers are refused");

    public static CauseDescription Protocol { get; } = Describe(
        "k8s.service.protocol", "A Service leads to the right port by the wrong protocol", "Restore the protocol.", RepairClass.Automatic, [61],
        "the Service's port and the container's have different protocols", "callers cannot connect");

    public static CauseDescription ServiceMissing { get; } = Describe(
        "k8s.service.missing", "A Service that others call does not exist", "Apply the Service again.", RepairClass.Approve, [62],
        "a declared address is the name of a Service that does not exist", "the pods behind it are there", "callers cannot resolve the name");

    public static CauseDescription WrongAddress { get; } = Describe(
        "k8s.config.wrong-address", "A workload is told an address that leads nowhere", "Undo the release that brought it.", RepairClass.Automatic, [63],
        "a setting holds a host that is no Service, or a port that the Service does not have", "its log says that the host cannot be reached")
        with
    { Refines = [new("k8s.rollout.crash"), new("k8s.crash.no-change")] };

    public static CauseDescription DatabaseAddress { get; } = Describe(
        "db.address.wrong", "A workload is told a wrong host or port of its database, cache or broker", "Undo the release that brought it.", RepairClass.Automatic, [99],
        "a setting holds a host that is no Service, or a port that the Service does not have", "its log says that it cannot connect")
        with
    { Refines = [new("k8s.rollout.crash"), new("k8s.crash.no-change"), new("k8s.init.hang")] };

    public static CauseDescription IngressBackend { get; } = Describe(
        "k8s.ingress.backend", "An Ingress leads to a Service or port that does not exist", "Restore the backend.", RepairClass.Automatic, [64],
        "a path's backend is no Service, or a port that the Service does not have", "requests get 503 or 404");

    public static CauseDescription IngressClassMissing { get; } = Describe(
        "k8s.ingress.class-missing", "An Ingress has a class that nobody serves", "Name a class that exists.", RepairClass.Approve, [64],
        "there is no IngressClass of that name", "no controller gave the Ingress an address");

    public static CauseDescription GatewayRoute { get; } = Describe(
        "k8s.gateway.route", "A route of a Gateway leads to a Service that does not exist", "Restore the backend.", RepairClass.Automatic, [65],
        "a backend of the route is no Service, or a port that the Service does not have", "the Gateway says ResolvedRefs=False");

    public static CauseDescription PolicyBlocks { get; } = Describe(
        "k8s.networkpolicy.blocks", "A NetworkPolicy blocks calls that are needed", "Take back what was changed in the policy.", RepairClass.Approve, [66],
        "no rule of the policies about a pod allows a call that is declared", "the policy is younger than the trouble", "callers time out");

    public static CauseDescription DnsConfiguration { get; } = Describe(
        "dns.coredns.config", "The cluster's DNS is configured so that it cannot answer", "Restore the Corefile.", RepairClass.Approve, [67],
        "the Corefile does not serve the cluster's zone, or cannot be read", "many programs cannot resolve names of Services");

    public static CauseDescription DnsDown { get; } = Describe(
        "dns.coredns.down", "The cluster's DNS has no pod that serves", "Bring its pods back.", RepairClass.Approve, [67],
        "no pod of CoreDNS is ready", "name lookups time out everywhere")
        with
    { Refines = [new("k8s.replicas.zero")] };

    public static CauseDescription DnsPolicy { get; } = Describe(
        "dns.pod.policy", "A workload asks the node's DNS instead of the cluster's", "Undo the release that brought it.", RepairClass.Automatic, [68],
        "dnsPolicy is Default or None, or ClusterFirst with the node's network", "only its own pods cannot resolve names of Services")
        with
    { Refines = [new("k8s.rollout.crash"), new("k8s.crash.no-change")] };

    public static CauseDescription HostAliases { get; } = Describe(
        "dns.pod.host-aliases", "A workload has a Service's name pinned to an address that is not the Service's", "Remove the entry.", RepairClass.Automatic, [69],
        "hostAliases maps the name of a Service to another address than its ClusterIP", "only its own pods cannot reach the Service");

    public static CauseDescription TrafficPolicy { get; } = Describe(
        "k8s.service.traffic-policy", "A Service keeps traffic on the caller's node, where it has no pod", "Set internalTrafficPolicy to Cluster.", RepairClass.Approve, [70],
        "internalTrafficPolicy is Local", "a node with callers has no ready endpoint");

    public static CauseDescription KubeProxy { get; } = Describe(
        "k8s.node.kube-proxy", "Services cannot be reached from a node, because its proxy or network agent does not run", "Bring the agent's pod back.", RepairClass.Approve, [73, 74],
        "the agent's pod on the node is not ready", "pods on that node time out, and others do not")
        with
    { Refines = [new("k8s.image.not-found"), new("k8s.image.pull"), new("k8s.rollout.crash"), new("k8s.crash.no-change")] };

    public static CauseDescription TlsExpired { get; } = Describe(
        "net.tls.expired", "The certificate of a Service has expired", "Have it renewed by its issuer.", RepairClass.Approve, [75],
        "callers say that the certificate has expired", "the Certificate is not Ready, or past its end")
        with
    { Need = EvidenceNeed.Logs, Refines = [new("log.tls.expired"), new("k8s.operator.bad-resource")] };

    public static CauseDescription TlsUnknownAuthority { get; } = Describe(
        "net.tls.unknown-authority", "The certificate of a Service is of an authority that its callers do not know", "Issue it anew, or give callers the authority.", RepairClass.Approve, [75],
        "callers say that the authority is unknown")
        with
    { Need = EvidenceNeed.Logs, Refines = [new("log.tls.unknown-authority"), new("k8s.operator.bad-resource")] };

    private static CauseDescription Describe(string code, string title, string repair, RepairClass repairClass, int[] rows, params string[] signs) => new()
    {
        Code = new(code),
        Title = title,
        Signs = signs,
        Repair = repair,
        RepairClass = repairClass,
        Rows = rows,
    };
}
