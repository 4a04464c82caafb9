namespace Autoheal.Simulation.Applications.Backends;

/// <summary>The states of everything that others depend on, by <c>namespace/name</c>; made on first use.</summary>
internal sealed class BackendStates(Action<string> changed)
{
    private readonly Dictionary<string, BackendState> _states = new(StringComparer.Ordinal);

    public BackendState Of(string key)
    {
        if (!_states.TryGetValue(key, out var state))
            _states.Add(key, state = new BackendState(() => changed(key)));
        return state;
    }
}
