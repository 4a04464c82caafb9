namespace Autoheal.Kubernetes.Model.Json;

/// <summary>A container while it is being read.</summary>
internal sealed class ContainerDraft
{
    public string Image { get; set; } = "";

    public string PullPolicy { get; set; } = "";

    public string Program { get; set; } = "";

    public int CommandWords { get; set; }

    public IReadOnlyList<string> ScriptVariables { get; set; } = [];

    /// <summary>Gets the words of an init container's command, from which only hosts are kept.</summary>
    public System.Text.StringBuilder? Words { get; set; }

    public bool Sidecar { get; set; }

    public IReadOnlyList<EnvVariable> Env { get; set; } = [];

    public IReadOnlyList<ConfigReference> EnvFrom { get; set; } = [];

    public IReadOnlyList<ContainerPort> Ports { get; set; } = [];

    public IReadOnlyList<VolumeMount> Mounts { get; set; } = [];

    public ResourceAmounts Requests { get; set; } = ResourceAmounts.None;

    public ResourceAmounts Limits { get; set; } = ResourceAmounts.None;

    public ProbeSpec? Liveness { get; set; }

    public ProbeSpec? Readiness { get; set; }

    public ProbeSpec? Startup { get; set; }

    public SecuritySettings Security { get; set; } = SecuritySettings.Unset;

    public ulong CommandDigest { get; set; }

    public ulong ProbesDigest { get; set; }

    public ulong OtherDigest { get; set; }

    public ContainerSpec Build(string name, bool init) => new()
    {
        Name = name,
        Init = init,
        Sidecar = init && Sidecar,
        Image = Image,
        PullPolicy = PullPolicy,
        Program = Program,
        CommandWords = CommandWords,
        ScriptVariables = ScriptVariables,
        CommandHosts = Words is { Length: > 0 } words ? CommandHosts.Find(words.ToString()) : [],
        Env = Env,
        EnvFrom = EnvFrom,
        Ports = Ports,
        Mounts = Mounts,
        Requests = Requests,
        Limits = Limits,
        Liveness = Liveness,
        Readiness = Readiness,
        Startup = Startup,
        Security = Security,
        CommandDigest = CommandDigest,
        ProbesDigest = ProbesDigest,
        OtherDigest = OtherDigest,
    };
}
