using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>Says whose request it is by its bearer token.</summary>
internal sealed class Authenticator(ClusterAccess access, ServiceAccountTokens tokens)
{
    /// <exception cref="StoreException">Unauthorized.</exception>
    public UserIdentity Authenticate(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return access.AllowAnonymous ? UserIdentity.Anonymous : throw Unauthorized();
        return Find(token) ?? throw Unauthorized();
    }

    public UserIdentity? Find(string token) => access.FindUser(token) ?? tokens.Authenticate(token);

    private static StoreException Unauthorized() => new(StatusReason.Unauthorized, "Unauthorized");
}
