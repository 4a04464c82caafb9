namespace Autoheal.Reasoning.Logs;

/// <summary>How bad a line sounds.</summary>
internal enum LineSeverity
{
    /// <summary>Nothing bad.</summary>
    Plain = 0,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error.</summary>
    Error,

    /// <summary>The program ends, or says that it cannot go on.</summary>
    Fatal,
}
