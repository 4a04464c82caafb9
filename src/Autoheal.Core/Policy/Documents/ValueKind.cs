namespace Autoheal.Policy.Documents;

/// <summary>What a field of a policy document holds.</summary>
internal enum ValueKind
{
    Name,
    Text,
    Pattern,
    Word,
    Flag,
    Whole,
    Number,
    Share,
    Duration,
    Instant,
    LocalTime,
    Time,
    Date,
    Zone,
    Map,
    Part,
}
