namespace Autoheal.Kubernetes.Access;

/// <summary>The two service accounts: what reads never writes, and what writes sees nothing.</summary>
internal static class Identities
{
    public const string Reader = "autoheal-reader";
    public const string Actor = "autoheal-actor";

    /// <summary>The user name of a service account.</summary>
    public static string UserName(string account) => $"system:serviceaccount:{KubernetesAccess.HomeNamespace}:{account}";
}
