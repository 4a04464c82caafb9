namespace Autoheal.Kubernetes.Model.Health;

/// <summary>How two fields are compared.</summary>
internal enum FieldComparison
{
    /// <summary>They are not equal; a field that is missing differs from one that is there.</summary>
    Differs = 0,

    /// <summary>Both are there and the first is less.</summary>
    Less,

    /// <summary>The first is not less, or one is missing.</summary>
    NotLess,

    /// <summary>As <see cref="Less"/>, but a missing count is zero, and missing <c>spec.replicas</c> are one.</summary>
    Fewer,

    /// <summary>The first is less than all of the others together.</summary>
    FewerThanSum,
}
