namespace Autoheal.Simulation.Kubelet;

/// <summary>The errors of a pull as containerd words them.</summary>
internal static class PullRefusal
{
    public static string NotFound(ImageReference image) => Wrap("NotFound", image, $"{image.Full}: not found");

    /// <summary>What a registry answers that hides whether a repository exists.</summary>
    public static string Denied(ImageReference image) => Wrap(
        "Unknown", image, "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed");

    public static string Other(ImageReference image, string cause) => Wrap("Unknown", image, cause);

    public static string Of(RegistryTrouble trouble, ImageReference image)
    {
        var url = $"https://{Server(image)}/v2/{image.Path}/manifests/{image.Tag}";
        return trouble switch
        {
            RegistryTrouble.NoSuchHost => Wrap("Unknown", image, $"failed to do request: Head \"{url}\": dial tcp: lookup {Server(image)} on 172.18.0.1:53: no such host"),
            RegistryTrouble.Refused => Wrap("Unknown", image, $"failed to do request: Head \"{url}\": dial tcp 203.0.113.10:443: connect: connection refused"),
            RegistryTrouble.TimedOut => Wrap("Unknown", image, $"failed to do request: Head \"{url}\": dial tcp 203.0.113.10:443: i/o timeout"),
            RegistryTrouble.Unauthorized => Wrap("Unknown", image, $"unexpected status from HEAD request to {url}: 401 Unauthorized"),
            RegistryTrouble.Forbidden => Wrap("Unknown", image, $"unexpected status from HEAD request to {url}: 403 Forbidden"),
            RegistryTrouble.Unavailable => Wrap("Unknown", image, $"unexpected status from HEAD request to {url}: 503 Service Unavailable"),
            RegistryTrouble.UntrustedCertificate => Wrap("Unknown", image,
                $"failed to do request: Head \"{url}\": tls: failed to verify certificate: x509: certificate signed by unknown authority"),
            _ => $"rpc error: code = Unknown desc = failed to pull and unpack image \"{image.Full}\": failed to copy: httpReadSeeker: failed open: "
                + $"unexpected status code {url}: 429 Too Many Requests - Server message: toomanyrequests: You have reached your pull rate limit. "
                + "You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit",
        };
    }

    private static string Server(ImageReference image) => image.Host == "docker.io" ? "registry-1.docker.io" : image.Host;

    private static string Wrap(string code, ImageReference image, string cause) =>
        $"rpc error: code = {code} desc = failed to pull and unpack image \"{image.Full}\": failed to resolve reference \"{image.Full}\": {cause}";
}
