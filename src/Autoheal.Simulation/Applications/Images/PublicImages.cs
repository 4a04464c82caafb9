using System.Globalization;
using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Edge;
using Autoheal.Simulation.Applications.Operators;
using Autoheal.Simulation.Applications.Platform;
using Autoheal.Simulation.Kubelet;

namespace Autoheal.Simulation.Applications.Images;

/// <summary>What is found under well-known names in public registries, by the last part of the repository; anything else may hold anything.</summary>
internal static class PublicImages
{
    private static readonly string[] s_tagWords =
    [
        "alpine", "apache", "bookworm", "bullseye", "canary", "cli", "debug", "dev", "develop", "edge", "fpm", "glibc", "latest", "lts", "main", "mainline", "management",
        "master", "musl", "nightly", "noble", "jammy", "nonroot", "perl", "prod", "production", "release", "slim", "stable", "staging", "test", "trixie", "uclibc",
    ];

    /// <summary>Highest major versions, beyond which a tag is a mistake.</summary>
    private static readonly Dictionary<string, int> s_majors = new(StringComparer.Ordinal)
    {
        ["busybox"] = 1, ["nginx"] = 1, ["alpine"] = 3, ["redis"] = 8, ["postgres"] = 18, ["mysql"] = 9, ["mariadb"] = 12, ["rabbitmq"] = 4, ["httpd"] = 2, ["debian"] = 13,
        ["ubuntu"] = 25, ["memcached"] = 1, ["pause"] = 3, ["mongo"] = 8,
    };

    /// <summary>What the image holds; null when there is no such tag.</summary>
    public static IImageBehaviour? Find(ImageReference reference) => HasTag(reference) ? BehaviourOf(reference.Name) : null;

    private static IImageBehaviour BehaviourOf(string name) => name switch
    {
        "busybox" or "alpine" or "debian" or "ubuntu" or "centos" or "fedora" => ShellImage.Plain,
        "stress" or "stress-ng" => ShellImage.Stress,
        "pause" => PauseImage.Instance,
        "nginx" or "nginx-unprivileged" => ServerImage.Nginx,
        "httpd" => ServerImage.Apache,
        "coredns" => CoreDnsImage.Instance,
        "kube-proxy" => SystemImage.KubeProxy,
        "metrics-server" => SystemImage.MetricsServer,
        "http-echo" => ServerImage.HttpEcho,
        "ingress-nginx-controller" => EdgeImage.Ingress,
        "envoy" => EdgeImage.Gateway,
        "cache-operator" => OperatorImage.Instance,
        "memcached" => ServerImage.Memcached,
        "postgres" or "postgresql" or "timescaledb" => BackendImage.PostgreSql,
        "mysql" or "mariadb" or "percona" => BackendImage.MySql,
        "redis" or "valkey" => BackendImage.Redis,
        "rabbitmq" => BackendImage.Broker,
        _ => GenericImage.Instance,
    };

    private static bool HasTag(ImageReference reference)
    {
        var tag = reference.Tag;
        if (tag.Contains(':', StringComparison.Ordinal))
            return true;
        var digits = new string([.. (tag.StartsWith('v') ? tag[1..] : tag).TakeWhile(char.IsAsciiDigit)]);
        if (digits.Length == 0)
            return s_tagWords.Contains(tag.Split('-')[0]);
        return !s_majors.TryGetValue(reference.Name, out var highest) || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) || major <= highest;
    }
}
