namespace Autoheal.Policy;

/// <summary>The environment names with a meaning of their own.</summary>
public static class Environments
{
    /// <summary>What everything is that the operator has not placed elsewhere.</summary>
    public const string Production = "production";
}
