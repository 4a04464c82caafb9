using System.Text;
using System.Text.Json.Nodes;
using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Access;

/// <summary>
/// The least that a cluster has to grant for diagnosis and a set of actions: two identities, one that reads and one that acts, a role for
/// each, and admission policies that refuse everything else to the one that acts. All of it follows from the actions' descriptors.
/// Immutable; thread-safe.
/// </summary>
public sealed class KubernetesAccess
{
    private KubernetesAccess(IReadOnlyList<ActionDescriptor> actions, string @namespace, bool admission, AccessLimits limits)
    {
        Limits = limits;
        Actions = actions;
        Namespace = @namespace;
        Admission = admission;
        Reading = [.. DiagnosisPermissions.All.Concat(actions.SelectMany(action => action.ReadPermissions)).Distinct().Order(PermissionOrder.Instance)];
        Acting = [.. actions.SelectMany(action => action.WritePermissions).Where(permission => !limits.Forbids(permission.Resource)).Distinct().Order(PermissionOrder.Instance)];
    }

    /// <summary>Gets the namespace that the identities live in.</summary>
    public static string HomeNamespace => "autoheal";

    /// <summary>Gets the actions; none means diagnosis only.</summary>
    public IReadOnlyList<ActionDescriptor> Actions { get; }

    /// <summary>Gets the namespace to work in; empty means all.</summary>
    public string Namespace { get; }

    /// <summary>Gets what a policy rules out besides.</summary>
    public AccessLimits Limits { get; }

    /// <summary>Gets a value indicating whether admission policies are among the objects; servers before 1.30 do not know them.</summary>
    public bool Admission { get; }

    /// <summary>Gets what the reading identity needs: for diagnosis, preparing and verifying.</summary>
    public IReadOnlyList<ActionPermission> Reading { get; }

    /// <summary>Gets what the acting identity needs.</summary>
    public IReadOnlyList<ActionPermission> Acting { get; }

    /// <summary>The access that diagnosis and some actions need.</summary>
    /// <param name="actions">The actions' descriptors; none for diagnosis alone.</param>
    /// <param name="namespace">The only namespace to work in; empty means all.</param>
    /// <param name="admission">Whether to fence the acting identity in by admission policies, too (Kubernetes 1.30 and later).</param>
    /// <param name="limits">What a policy rules out; nothing by default.</param>
    public static KubernetesAccess For(IEnumerable<ActionDescriptor> actions, string @namespace = "", bool admission = true, AccessLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(actions);
        ArgumentNullException.ThrowIfNull(@namespace);
        return new KubernetesAccess([.. actions.OrderBy(action => action.Name, StringComparer.Ordinal)], @namespace, admission, limits ?? new AccessLimits());
    }

    /// <summary>The objects to apply, in an order in which they can be.</summary>
    public IReadOnlyList<JsonObject> Manifests() =>
    [
        RoleManifests.Home(),
        .. RoleManifests.Identity(Identities.Reader, Reading, Namespace),
        .. Acting.Count == 0 ? [] : RoleManifests.Identity(Identities.Actor, Acting, Namespace),
        .. Acting.Count == 0 || !Admission ? [] : AdmissionManifests.For(Actions, Acting, Namespace, Limits),
    ];

    /// <summary>The objects as one YAML stream for <c>kubectl apply -f -</c>.</summary>
    public string ToYaml()
    {
        var yaml = new StringBuilder();
        foreach (var manifest in Manifests())
        {
            yaml.Append("---\n");
            YamlText.Write(manifest, yaml);
        }

        return yaml.ToString();
    }
}
