using Autoheal.Catalogue;

namespace Autoheal.Kubernetes.Client;

/// <summary>Asks the server what the acting identity may do. Changes nothing.</summary>
internal interface IAccessReviewer
{
    /// <summary>Whether the verb is allowed on the resource in the namespace; cluster-wide when the namespace is empty.</summary>
    ValueTask<bool> IsAllowedAsync(ActionPermission permission, string @namespace, CancellationToken cancellationToken);
}
