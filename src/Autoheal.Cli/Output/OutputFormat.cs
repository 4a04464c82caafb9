namespace Autoheal.Cli.Output;

/// <summary>How results are printed.</summary>
internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text = 0,

    /// <summary>For programs: one JSON object.</summary>
    Json,
}
