namespace Autoheal.Kubernetes.Model.Json;

/// <summary>A pod template while it is being read.</summary>
internal sealed class TemplateDraft
{
    private readonly List<ContainerSpec> _containers = new(1);
    private readonly List<ConfigReference> _references = [];
    private int _initContainers;

    public string NodeName { get; set; } = "";

    public ulong OtherDigest { get; set; }

    public void Add(ContainerSpec container)
    {
        // The server writes containers before initContainers; the model keeps the order in which they run.
        if (container.Init)
        {
            _containers.Insert(_initContainers++, container);
        }
        else
        {
            _containers.Add(container);
        }

        _references.AddRange(container.EnvFrom);
        foreach (var variable in container.Env)
        {
            if (variable.Source is not null)
            {
                _references.Add(variable.Source);
            }
        }
    }

    public void Add(ConfigReference reference) => _references.Add(reference);

    public PodTemplate Build(LabelSet labels) => new()
    {
        Labels = labels,
        Containers = _containers,
        References = _references.Count == 0 ? [] : _references,
        OtherDigest = OtherDigest,
    };
}
