namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>A piece of a shell script.</summary>
internal abstract record ShellNode
{
    /// <summary>One command with its words as they were written, quotes and all.</summary>
    public sealed record Command(IReadOnlyList<string> Words, IReadOnlyList<ShellRedirect> Redirects) : ShellNode;

    /// <summary>Commands one after the other.</summary>
    public sealed record Sequence(IReadOnlyList<ShellNode> Parts) : ShellNode;

    /// <summary><c>left &amp;&amp; right</c>, or <c>left || right</c>.</summary>
    public sealed record Either(ShellNode Left, ShellNode Right, bool OnSuccess) : ShellNode;

    /// <summary><c>! node</c>.</summary>
    public sealed record Not(ShellNode Inner) : ShellNode;

    /// <summary><c>a | b</c>: the right side sees what the left one writes.</summary>
    public sealed record Pipe(ShellNode Left, ShellNode Right) : ShellNode;

    /// <summary><c>node &amp;</c>.</summary>
    public sealed record Background(ShellNode Inner) : ShellNode;

    /// <summary><c>while</c> and <c>until</c>.</summary>
    public sealed record Loop(ShellNode Condition, ShellNode Body, bool Until) : ShellNode;

    /// <summary><c>for name in words</c>.</summary>
    public sealed record Each(string Variable, IReadOnlyList<string> Words, ShellNode Body) : ShellNode;

    /// <summary><c>if</c> with its other branch.</summary>
    public sealed record Branch(ShellNode Condition, ShellNode Then, ShellNode? Else) : ShellNode;
}
