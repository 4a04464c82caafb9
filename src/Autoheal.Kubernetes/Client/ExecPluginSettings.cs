namespace Autoheal.Kubernetes.Client;

/// <summary>How a kubeconfig says that credentials are fetched.</summary>
internal sealed record ExecPluginSettings
{
    /// <summary>Gets the file and context, for messages.</summary>
    public required string Origin { get; init; }

    /// <summary>Gets the version in which the plug-in is spoken to: <c>client.authentication.k8s.io/v1</c> or <c>v1beta1</c>.</summary>
    public required string ApiVersion { get; init; }

    public required string Command { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>Gets the folder in which the plug-in runs: that of the kubeconfig.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the server, when the plug-in is to be told; null otherwise.</summary>
    public Uri? Server { get; init; }

    /// <summary>Gets how long the plug-in may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}
