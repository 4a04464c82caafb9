using Autoheal.Catalogue;
using Autoheal.Kubernetes.Client;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>Allows everything but what a test forbids.</summary>
internal sealed class ScriptedReviewer : IAccessReviewer
{
    public HashSet<string> Forbidden { get; } = [];

    public Exception? Failure { get; set; }

    public ValueTask<bool> IsAllowedAsync(ActionPermission permission, string @namespace, CancellationToken cancellationToken) =>
        Failure is null ? ValueTask.FromResult(!Forbidden.Contains($"{permission.Verb} {permission.Resource}")) : throw Failure;
}
