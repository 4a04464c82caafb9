namespace Autoheal.Policy.Documents;

/// <summary>Something in a policy file that is wrong.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record DocumentError(string File, int Line, string Message)
{
    /// <summary>File, line and message in one line.</summary>
    public override string ToString() => $"{File}, line {Line}: {Message}.";
}
