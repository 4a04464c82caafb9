using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Access;

/// <summary>
/// Issues and reads the bearer tokens of ServiceAccounts: signed claims, so that nothing needs to be remembered. A token ends with its time or
/// with its account.
/// </summary>
internal sealed class ServiceAccountTokens(ObjectStore store, TimeProvider clock, string secret)
{
    private const string Issuer = "https://kubernetes.default.svc.cluster.local";
    private const long ShortestSeconds = 600;
    private const long LongestSeconds = 1L << 32;

    private static readonly string s_header = Base64Url.EncodeToString("""{"alg":"HS256","kid":"simulated"}"""u8);

    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Fills in and returns the status of a TokenRequest.</summary>
    /// <exception cref="StoreException">NotFound or Invalid.</exception>
    public JsonObject Issue(string ns, string name, JsonObject request)
    {
        var account = store.Get(Kinds.ServiceAccount, ns, name);
        var seconds = request.Object("spec").Number("expirationSeconds") ?? 3600;
        if (seconds is < ShortestSeconds or > LongestSeconds)
        {
            var cause = seconds < ShortestSeconds
                ? FieldError.Invalid("spec.expirationSeconds", seconds, "may not specify a duration less than 10 minutes")
                : FieldError.Invalid("spec.expirationSeconds", seconds, "may not specify a duration larger than 2^32 seconds");
            throw new StoreException(StatusReason.Invalid, $"TokenRequest.authentication.k8s.io \"\" is invalid: {cause}") { Causes = [cause] };
        }

        var now = clock.GetUtcNow();
        var spec = request.Ensure("spec");
        spec["expirationSeconds"] = seconds;
        if (spec.Array("audiences") is not { Count: > 0 })
            spec["audiences"] = new JsonArray(Issuer);
        request["kind"] = "TokenRequest";
        request["apiVersion"] = "authentication.k8s.io/v1";
        request["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns, ["creationTimestamp"] = KubernetesTime.Format(now) };
        request["status"] = new JsonObject
        {
            ["token"] = Sign(Claims(account, now, seconds, spec.Array("audiences")!)),
            ["expirationTimestamp"] = KubernetesTime.Format(now.AddSeconds(seconds)),
        };
        return request;
    }

    /// <summary>The account that a token speaks for; null when the text is no token, has expired, or its account is gone.</summary>
    public UserIdentity? Authenticate(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || parts[2] != Signature($"{parts[0]}.{parts[1]}") || Read(parts[1]) is not { } claims)
            return null;
        if (claims.Number("exp") is not { } expires || clock.GetUtcNow() >= DateTimeOffset.FromUnixTimeSeconds(expires))
            return null;
        var bound = claims.Object("kubernetes.io");
        var (ns, name) = (bound.Text("namespace") ?? "", bound.Text("serviceaccount", "name") ?? "");
        return store.Find(Kinds.ServiceAccount, ns, name) is { } account && account.Uid == bound.Text("serviceaccount", "uid") ? IdentityOf(account) : null;
    }

    public static UserIdentity IdentityOf(StoredObject account) => IdentityOf(account.Namespace!, account.Name) with { Uid = account.Uid };

    public static UserIdentity IdentityOf(string ns, string name) => new()
    {
        Name = $"system:serviceaccount:{ns}:{name}",
        Groups = ["system:serviceaccounts", $"system:serviceaccounts:{ns}"],
    };

    private static JsonObject Claims(StoredObject account, DateTimeOffset now, long seconds, JsonArray audiences) => new()
    {
        ["aud"] = audiences.DeepClone(),
        ["exp"] = now.AddSeconds(seconds).ToUnixTimeSeconds(),
        ["iat"] = now.ToUnixTimeSeconds(),
        ["iss"] = Issuer,
        ["kubernetes.io"] = new JsonObject
        {
            ["namespace"] = account.Namespace,
            ["serviceaccount"] = new JsonObject { ["name"] = account.Name, ["uid"] = account.Uid },
        },
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["sub"] = $"system:serviceaccount:{account.Namespace}:{account.Name}",
    };

    private string Sign(JsonObject claims)
    {
        var body = $"{s_header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims, WireJson.Options))}";
        return $"{body}.{Signature(body)}";
    }

    private string Signature(string body) => Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(body)));

    private static JsonObject? Read(string part)
    {
        try
        {
            return JsonNode.Parse(Base64Url.DecodeFromChars(part)) as JsonObject;
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            return null;
        }
    }
}
