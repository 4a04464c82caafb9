using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Network;

/// <summary>The calls that a policy stands in the way of.</summary>
internal sealed class BlockedCalls(NetworkPolicy policy, bool ingress)
{
    private const int MostNamed = 2;

    private readonly List<string> _texts = [];
    private readonly List<ClusterObject> _callers = [];
    private readonly List<Service> _services = [];
    private int _count;

    public NetworkPolicy Policy { get; } = policy;

    /// <summary>Gets a value indicating whether they are blocked where they come in; otherwise where they go out.</summary>
    public bool Ingress { get; } = ingress;

    public IReadOnlyList<ClusterObject> Callers => _callers;

    public IReadOnlyList<Service> Services => _services;

    /// <summary>Gets a pod that cannot be reached; null when only lookups are blocked.</summary>
    public Pod? Server { get; private set; }

    /// <summary>Gets the calls in words.</summary>
    public string Text => string.Join(" and ", _texts) + (_count > MostNamed ? " …" : "");

    public void Add(DeclaredCall call, Pod server)
    {
        Server ??= server;
        _services.Add(call.Target!);
        Add(call.Caller, $"{call.Caller.Name} → {call.Target!.Name}:{call.Port!.Port}");
    }

    public void AddDns(ClusterObject caller) => Add(caller, $"{caller.Name} → DNS (port 53)");

    private void Add(ClusterObject caller, string text)
    {
        if (!_callers.Contains(caller))
        {
            _callers.Add(caller);
        }

        if (!_texts.Contains(text))
        {
            _count++;
            if (_count <= MostNamed)
            {
                _texts.Add(text);
            }
        }
    }
}
