namespace Autoheal.ChatBot.Teams;

/// <summary>An address that a token may be sent to. Only <see cref="ServiceHosts"/> makes one, so that no token can go anywhere else.</summary>
internal sealed class ServiceAddress
{
    private readonly string _root;

    private ServiceAddress(Uri address) => _root = address.GetLeftPart(UriPartial.Path).TrimEnd('/');

    /// <summary>The address of one of the connector's resources.</summary>
    /// <param name="path">The path below the service, its parts escaped already.</param>
    public Uri At(string path) => new($"{_root}/{path}");

    public override string ToString() => _root;

    /// <summary>Proves that an address was looked at; see <see cref="ServiceHosts.TryAccept"/>.</summary>
    internal static ServiceAddress? From(string? text, Func<Uri, bool> isAllowed) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && ServiceHosts.IsSafe(address) && address.Query.Length == 0 && isAllowed(address)
            ? new ServiceAddress(address)
            : null;
}
