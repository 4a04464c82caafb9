namespace Autoheal.Policy;

/// <summary>The kinds of obligation that a host enforces by itself.</summary>
public static class Obligations
{
    /// <summary>The action touches at most <c>pods</c> pods, or at most the <c>share</c> of its service's.</summary>
    public const string CapPods = "cap-pods";

    /// <summary>The action is carried out on the smallest part first, and on the rest after that has been watched for <c>watch</c> (1 minute by default).</summary>
    public const string CanaryFirst = "canary-first";

    /// <summary>The action is carried out on one part, a tenth, a quarter and then all; each stage is watched for <c>watch</c> before the next.</summary>
    public const string Progressive = "progressive";

    /// <summary>What the action changed is restored after <c>after</c>, from 1 minute to 7 days, of normal operation.</summary>
    public const string RevertAfter = "revert-after";

    /// <summary>Gets the kinds.</summary>
    public static IReadOnlyList<string> BuiltInKinds { get; } = [CapPods, CanaryFirst, Progressive, RevertAfter];
}
