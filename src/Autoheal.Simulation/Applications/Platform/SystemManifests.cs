using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications.Networking;

namespace Autoheal.Simulation.Applications.Platform;

/// <summary>What a new cluster's installer puts into kube-system: name server, service rules, resource metrics.</summary>
internal static class SystemManifests
{
    public static JsonObject CoreDnsConfig => Parse("""
        {
          "metadata": { "name": "coredns", "namespace": "kube-system" },
          "data": { "Corefile": ".:53 {\n    errors\n    health {\n       lameduck 5s\n    }\n    ready\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n       pods insecure\n       fallthrough in-addr.arpa ip6.arpa\n       ttl 30\n    }\n    prometheus :9153\n    forward . /etc/resolv.conf {\n       max_concurrent 1000\n    }\n    cache 30\n    loop\n    reload\n    loadbalance\n}\n" }
        }
        """);

    public static JsonObject DnsService => Parse($$"""
        {
          "metadata": { "name": "kube-dns", "namespace": "kube-system", "labels": { "k8s-app": "kube-dns", "kubernetes.io/cluster-service": "true", "kubernetes.io/name": "CoreDNS" } },
          "spec": {
            "clusterIP": "{{ClusterDns.Address}}", "clusterIPs": [ "{{ClusterDns.Address}}" ], "selector": { "k8s-app": "kube-dns" },
            "ports": [ { "name": "dns", "port": 53, "protocol": "UDP" }, { "name": "dns-tcp", "port": 53, "protocol": "TCP" }, { "name": "metrics", "port": 9153, "protocol": "TCP" } ]
          }
        }
        """);

    public static JsonObject CoreDns => Workload("coredns", "kube-dns", """
        {
          "priorityClassName": "system-cluster-critical", "dnsPolicy": "Default",
          "volumes": [ { "name": "config-volume", "configMap": { "name": "coredns", "items": [ { "key": "Corefile", "path": "Corefile" } ] } } ],
          "tolerations": [ { "key": "CriticalAddonsOnly", "operator": "Exists" } ],
          "containers": [ {
            "name": "coredns", "image": "registry.k8s.io/coredns/coredns:v1.11.3", "args": [ "-conf", "/etc/coredns/Corefile" ],
            "ports": [ { "name": "dns", "containerPort": 53, "protocol": "UDP" }, { "name": "dns-tcp", "containerPort": 53, "protocol": "TCP" } ],
            "resources": { "requests": { "cpu": "100m", "memory": "70Mi" }, "limits": { "memory": "170Mi" } },
            "livenessProbe": { "httpGet": { "path": "/health", "port": 8080 }, "initialDelaySeconds": 60, "failureThreshold": 5 },
            "readinessProbe": { "httpGet": { "path": "/ready", "port": 8181 } },
            "volumeMounts": [ { "name": "config-volume", "mountPath": "/etc/coredns", "readOnly": true } ]
          } ]
        }
        """, replicas: 2);

    public static JsonObject MetricsServer => Workload("metrics-server", "metrics-server", """
        {
          "priorityClassName": "system-cluster-critical",
          "containers": [ {
            "name": "metrics-server", "image": "registry.k8s.io/metrics-server/metrics-server:v0.7.2",
            "ports": [ { "name": "https", "containerPort": 10250, "protocol": "TCP" } ],
            "resources": { "requests": { "cpu": "100m", "memory": "200Mi" } },
            "readinessProbe": { "httpGet": { "path": "/readyz", "port": "https", "scheme": "HTTPS" }, "initialDelaySeconds": 20 }
          } ]
        }
        """, replicas: 1);

    public static JsonObject MetricsService => Parse("""
        {
          "metadata": { "name": "metrics-server", "namespace": "kube-system", "labels": { "k8s-app": "metrics-server" } },
          "spec": { "selector": { "k8s-app": "metrics-server" }, "ports": [ { "name": "https", "port": 443, "targetPort": "https", "protocol": "TCP" } ] }
        }
        """);

    public static JsonObject KubeProxy
    {
        get
        {
            var set = Workload("kube-proxy", "kube-proxy", """
                {
                  "priorityClassName": "system-node-critical", "hostNetwork": true, "tolerations": [ { "operator": "Exists" } ],
                  "containers": [ { "name": "kube-proxy", "image": "registry.k8s.io/kube-proxy:v1.32.4", "resources": {} } ]
                }
                """, replicas: null);
            set["spec"]!.AsObject().Remove("replicas");
            return set;
        }
    }

    private static JsonObject Workload(string name, string app, string podSpec, int? replicas) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ClusterDns.Namespace, ["labels"] = new JsonObject { ["k8s-app"] = app } },
        ["spec"] = new JsonObject
        {
            ["replicas"] = replicas,
            ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["k8s-app"] = app } },
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["k8s-app"] = app } },
                ["spec"] = Parse(podSpec),
            },
        },
    };

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
