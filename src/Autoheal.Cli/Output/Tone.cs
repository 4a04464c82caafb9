namespace Autoheal.Cli.Output;

/// <summary>What a piece of text means; a terminal shows it as a colour.</summary>
internal enum Tone
{
    /// <summary>Nothing special.</summary>
    Plain = 0,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>It went well.</summary>
    Good,

    /// <summary>It waits for somebody.</summary>
    Waiting,

    /// <summary>It went badly.</summary>
    Bad,
}
