namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>How the call of an admission webhook went wrong.</summary>
internal enum WebhookFailure
{
    /// <summary>Nothing answers.</summary>
    Unavailable = 0,

    /// <summary>Its certificate is not trusted.</summary>
    Certificate,

    /// <summary>It takes longer than the server waits.</summary>
    Timeout,

    /// <summary>It answers, and says no.</summary>
    Denied,
}
