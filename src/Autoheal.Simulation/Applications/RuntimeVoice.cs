using Autoheal.Simulation.Applications.Calls;

namespace Autoheal.Simulation.Applications;

/// <summary>How programs of one runtime write: what they say when they start, serve, and die of their configuration.</summary>
internal abstract class RuntimeVoice
{
    /// <summary>One voice for each common runtime.</summary>
    public static IReadOnlyList<RuntimeVoice> All { get; } = [new NodeVoice(), new PythonVoice(), new JavaVoice(), new GoVoice(), new DotnetVoice()];

    /// <summary>Written once the program listens.</summary>
    public abstract string Listening(string app, int port);

    /// <summary>Written when a variable that it needs is not set.</summary>
    public abstract IReadOnlyList<string> MissingVariable(string app, string variable);

    /// <summary>Written when a variable has a value that it cannot work with.</summary>
    public abstract IReadOnlyList<string> UnsupportedValue(string app, string variable, string value, string supported);

    /// <summary>Written about a request that fails because of something that the program depends on; at least one line.</summary>
    public abstract IReadOnlyList<string> Trouble(string app, DependencyTrouble trouble, string trace);

    /// <summary>Written about a request that fails because of a mistake in the program itself.</summary>
    public abstract string Defect(string app, string trace);

    /// <summary>The n-th line of ordinary work.</summary>
    public abstract string Request(int number);

    /// <summary>Whether a backend refused the caller's credentials.</summary>
    protected static bool IsLogin(DependencyTrouble trouble) => trouble.What is TroubleKind.LoginMissing or TroubleKind.LoginRefused;

    /// <summary>A plausible path and duration for the n-th request.</summary>
    protected static (string Path, int Milliseconds) Work(int number)
    {
        ReadOnlySpan<string> paths = ["/v1/orders", "/v1/cart", "/v1/items/482", "/v1/search", "/healthz"];
        return (paths[number * 7 % paths.Length], 3 + (number * 37 % 61));
    }
}
