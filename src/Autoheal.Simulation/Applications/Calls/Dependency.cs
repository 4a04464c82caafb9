using Autoheal.Simulation.Applications.Backends;

namespace Autoheal.Simulation.Applications.Calls;

/// <summary>Something a program calls, and which variables tell where it is.</summary>
internal sealed record Dependency
{
    public required BackendKind Kind { get; init; }

    /// <summary>The variable with its address: a host, host and port, or a URL.</summary>
    public required string AddressVariable { get; init; }

    /// <summary>The variable with the password; null when none is needed.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>The service that it means to call, as that calls itself; another one does not know its paths. Null when any will do.</summary>
    public string? Application { get; init; }

    /// <summary>The user it logs in as.</summary>
    public string User { get; init; } = "app";

    /// <summary>The share of requests that need it.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Whether the program gives up when it cannot reach it at its start.</summary>
    public bool NeededAtStart { get; init; }

    /// <summary>How many connections one process keeps open.</summary>
    public int PoolSize { get; init; } = 10;

    /// <summary>Where it is by an environment; null when the variable is not set.</summary>
    public (string Host, int Port)? Locate(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.GetValueOrDefault(AddressVariable) is not { Length: > 0 } address)
            return null;
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0)
            return (uri.Host, uri.Port > 0 ? uri.Port : BackendWords.PortOf(Kind));
        var colon = address.LastIndexOf(':');
        return colon > 0 && int.TryParse(address.AsSpan(colon + 1), out var port) ? (address[..colon], port) : (address, BackendWords.PortOf(Kind));
    }
}
