using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Autoheal.ChatBot.Teams;

/// <summary>The hosts that answers may be sent to. A service address comes from outside: sent to any other host, the token would be given away.</summary>
internal sealed class ServiceHosts(IEnumerable<string> hosts)
{
    private readonly FrozenSet<string> _hosts = hosts.Select(Normalize).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an address may be trusted with a token: listed, and HTTPS or on the loopback address.</summary>
    public bool TryAccept(string? serviceUrl, [NotNullWhen(true)] out ServiceAddress? address) =>
        (address = ServiceAddress.From(serviceUrl, uri => _hosts.Contains($"{uri.IdnHost}:{uri.Port}"))) is not null;

    /// <summary>HTTPS, or HTTP that does not leave the machine; nothing that hides the host from a hasty reader.</summary>
    public static bool IsSafe([NotNullWhen(true)] Uri? address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    public static bool IsHost(string host) =>
        !string.IsNullOrEmpty(host) && host.IndexOfAny(['/', '@', '?', '#', '*', ' ']) < 0
        && Uri.TryCreate($"https://{host}", UriKind.Absolute, out var address) && address.Host.Length > 0;

    private static string Normalize(string host)
    {
        var address = new Uri($"https://{host}");
        return $"{address.IdnHost}:{address.Port}";
    }
}
