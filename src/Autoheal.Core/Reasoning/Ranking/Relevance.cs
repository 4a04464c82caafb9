namespace Autoheal.Reasoning.Ranking;

/// <summary>What a finding has to do with what was asked.</summary>
internal enum Relevance
{
    /// <summary>Nothing that is visibly wrong, and nothing that anybody named.</summary>
    None = 0,

    /// <summary>It would explain something that is visibly wrong.</summary>
    Symptom,

    /// <summary>It would explain what an alert or a person named.</summary>
    Nominated,
}
