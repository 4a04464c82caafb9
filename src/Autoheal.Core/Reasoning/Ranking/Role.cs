namespace Autoheal.Reasoning.Ranking;

/// <summary>The part that a candidate plays in its group.</summary>
internal enum Role
{
    /// <summary>The best of its group.</summary>
    Head = 0,

    /// <summary>It would explain the same trouble as the head.</summary>
    Alternative,

    /// <summary>The trouble that it names is itself explained by another candidate of the group.</summary>
    Consequence,

    /// <summary>Another candidate of the group says the same and more.</summary>
    Weaker,
}
