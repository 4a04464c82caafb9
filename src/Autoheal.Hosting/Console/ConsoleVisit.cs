using Autoheal.Approvals;
using Autoheal.Hosting.Console.Sessions;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Console;

/// <summary>One request of somebody's browser.</summary>
internal sealed record ConsoleVisit
{
    /// <summary>What the console's addresses begin with.</summary>
    public const string Root = "/console";

    public required HttpContext Context { get; init; }

    /// <summary>Null for strangers.</summary>
    public ConsoleSession? Session { get; init; }

    /// <summary>Who is signed in, as the directory knows them now; null for strangers.</summary>
    public Person? Person { get; init; }

    /// <summary>Whether the person may turn the kill switch.</summary>
    public bool MayControl { get; init; }

    /// <summary>Whether the person may do anything but read.</summary>
    public bool MayAct => Person is { Roles.Count: > 0 };

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>Where the console lies: the path up to and with <c>/console</c>, whatever the host mapped it below.</summary>
    public string Base
    {
        get
        {
            var at = (Path + "/").IndexOf(Root + "/", StringComparison.OrdinalIgnoreCase);
            return at < 0 ? Context.Request.PathBase.ToUriComponent() + Root : Path[..at] + Root;
        }
    }

    /// <summary>The path within the console, without the query.</summary>
    public string LocalPath => Path.Length <= Base.Length ? "" : Path[Base.Length..];

    // One slash at the front: with two, browsers would take what follows for another host.
    private string Path => "/" + (Context.Request.PathBase.ToUriComponent() + Context.Request.Path.ToUriComponent()).TrimStart('/');

    public string Route(string name) => (string)Context.Request.RouteValues[name]!;
}
