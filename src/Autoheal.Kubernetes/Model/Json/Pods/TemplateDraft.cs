namespace Autoheal.Kubernetes.Model.Json;

/// <summary>A pod template while it is being read.</summary>
internal sealed class TemplateDraft
{
    private readonly List<ContainerSpec> _containers = new(1);
    private readonly List<ConfigReference> _references = [];
    private readonly List<PodVolume> _volumes = [];
    private int _initContainers;

    public string NodeName { get; set; } = "";

    public int Priority { get; set; }

    public string ServiceAccount { get; set; } = "";

    public string RestartPolicy { get; set; } = "Always";

    public IReadOnlyList<string> ImagePullSecrets { get; set; } = [];

    public SchedulingDraft Scheduling { get; } = new();

    public PodNetworking Networking { get; set; } = PodNetworking.Default;

    public SecuritySettings Security { get; set; } = SecuritySettings.Unset;

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

    public void Add(PodVolume volume) => _volumes.Add(volume);

    /// <param name="labels">The labels of the pods.</param>
    /// <param name="pinned">Whether a node's name was written by the author: in a template, and not in a pod that a scheduler placed.</param>
    public PodTemplate Build(LabelSet labels, bool pinned) => new()
    {
        Labels = labels,
        Containers = _containers,
        References = _references.Count == 0 ? [] : _references,
        Volumes = _volumes.Count == 0 ? [] : _volumes,
        ServiceAccount = ServiceAccount,
        RestartPolicy = RestartPolicy,
        ImagePullSecrets = ImagePullSecrets,
        Scheduling = Scheduling.Build(pinned ? NodeName : ""),
        Networking = Networking,
        Security = Security,
        OtherDigest = OtherDigest,
    };
}
