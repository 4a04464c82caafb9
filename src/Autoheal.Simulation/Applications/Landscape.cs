using System.Globalization;
using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Applications;

/// <summary>The applications of one world. The same seed and options give the same ones.</summary>
internal sealed class Landscape
{
    /// <summary>The application that calls the primary one, where they call each other.</summary>
    public const string FrontEnd = "storefront";

    private readonly Dictionary<string, Workload> _byKey = [];

    public Landscape(LandscapeOptions options, SeededRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PrimaryReplicas, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Neighbours, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Neighbours, 1000);
        var parts = options.Primary.Split('/');
        if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0)
            throw new ArgumentException($"'{options.Primary}' is not of the form namespace/name.", nameof(options));
        // Half of the replicas may be missing in a rollout of the primary one, so that a bad one can be felt.
        Primary = Add(Create(parts[0], parts[1], random) with { Replicas = options.PrimaryReplicas, MaxUnavailable = "50%" });
        while (_byKey.Count <= options.Neighbours)
            Add(CreateNeighbour(random));
        if (options.Connected)
            Connect(options.Store, random.Fork("connections"));
    }

    private Landscape() => Primary = null;

    /// <summary>No applications at all.</summary>
    public static Landscape Empty { get; } = new();

    /// <summary>The one that faults hit by default; null in an empty landscape.</summary>
    public Workload? Primary { get; private set; }

    public IReadOnlyCollection<Workload> Workloads => _byKey.Values;

    /// <summary>What the applications keep their data in.</summary>
    public IReadOnlyList<Backend> Backends => [.. _byKey.Values.Select(workload => workload.Backend).OfType<Backend>()];

    /// <summary>An application of this landscape.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public Workload Find(string key) => _byKey.TryGetValue(key, out var workload)
        ? workload
        : throw new ArgumentException($"The world has no application '{key}'. It has: {string.Join(", ", _byKey.Keys)}.", nameof(key));

    /// <summary>Another application of the same namespace; null when it is alone there.</summary>
    public Workload? SiblingOf(Workload workload) => _byKey.Values.FirstOrDefault(other => other.Namespace == workload.Namespace && other != workload);

    /// <summary>A front end calls the primary application, which calls its sibling; both keep their data somewhere.</summary>
    private void Connect(DataStore store, SeededRandom random)
    {
        var primary = KeepingIn(store, Primary!);
        var sibling = SiblingOf(primary) ?? throw new ArgumentException("Connected applications need a neighbour.", nameof(random));
        sibling = Replace(sibling with { Backend = BackendOf(sibling, random) });
        Primary = Replace(primary with { Backend = BackendOf(primary, random), SettingValue = UrlOf(sibling), Callee = sibling.Name });
        var front = Create(primary.Namespace, FrontEnd, random) with { RequiredSetting = "API_URL", SettingValue = UrlOf(Primary), Callee = Primary.Name };
        Add(front);
    }

    private static Workload KeepingIn(DataStore store, Workload workload) => store switch
    {
        DataStore.Cache => workload with { RequiredVariable = "REDIS_ADDR" },
        DataStore.Broker => workload with { RequiredVariable = "BROKER_URL" },
        DataStore.Database when workload.RequiredVariable is "REDIS_ADDR" or "BROKER_URL" => workload with { RequiredVariable = "DATABASE_URL" },
        _ => workload,
    };

    private static string UrlOf(Workload workload) => $"http://{workload.Name}.{workload.Namespace}.svc.cluster.local";

    private static Backend BackendOf(Workload workload, SeededRandom random) => new()
    {
        Namespace = workload.Namespace,
        Name = $"{workload.Name}-db",
        Password = random.NextHex(20),
        Kind = workload.RequiredVariable switch
        {
            "REDIS_ADDR" => BackendKind.Redis,
            "BROKER_URL" => BackendKind.Broker,
            _ => random.Pick([BackendKind.PostgreSql, BackendKind.MySql]),
        },
    };

    private Workload Replace(Workload workload) => _byKey[workload.Key] = workload;

    private Workload CreateNeighbour(SeededRandom random)
    {
        var ns = _byKey.Count == 1 ? Primary!.Namespace : Names.Namespace(random);
        var name = Names.Sibling(random);
        for (var number = 2; _byKey.ContainsKey($"{ns}/{name}"); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{name.TrimEnd("-0123456789".ToCharArray())}-{number}");
        return Create(ns, name, random);
    }

    private static Workload Create(string ns, string name, SeededRandom random)
    {
        var major = random.Next(1, 4);
        var minor = random.Next(2, 30);
        return new Workload
        {
            Namespace = ns,
            Name = name,
            Voice = random.Pick(RuntimeVoice.All),
            Port = Names.Port(random),
            Repository = $"registry.example/{ns}/{name}",
            Versions = [Version(major, minor - 1, random.Next(6)), Version(major, minor, 0)],
            NextVersion = Version(major, minor + 1, 0),
            RequiredVariable = Names.Variable(random),
            RequiredSetting = Names.Setting(random),
        };
    }

    private static string Version(int major, int minor, int patch) => string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{patch}");

    private Workload Add(Workload workload)
    {
        _byKey.Add(workload.Key, workload);
        return workload;
    }
}
