namespace Autoheal.Policy.Documents;

/// <summary>Whether a condition holds. What cannot be told is neither: it tightens, and never loosens.</summary>
internal enum Match
{
    Unknown,
    No,
    Yes,
}
