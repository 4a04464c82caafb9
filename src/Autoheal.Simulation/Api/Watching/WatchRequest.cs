using Autoheal.Simulation.Api.Forms;

namespace Autoheal.Simulation.Api.Watching;

/// <summary>What a client asks of a watch.</summary>
internal sealed record WatchRequest
{
    public required WatchFilter Filter { get; init; }

    public required ObjectForm Form { get; init; }

    /// <summary>Where to resume; null starts with the state that is there, as additions.</summary>
    public long? ResourceVersion { get; init; }

    public TimeSpan? Timeout { get; init; }

    public bool Bookmarks { get; init; }

    /// <summary>Whether the state that is there is sent first and a bookmark marks its end (<c>sendInitialEvents</c>).</summary>
    public bool SendInitialEvents { get; init; }
}
