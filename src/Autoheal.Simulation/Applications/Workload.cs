using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Calls;

namespace Autoheal.Simulation.Applications;

/// <summary>One application of the landscape: what runs, what it needs, and how it is rolled out.</summary>
internal sealed record Workload
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required RuntimeVoice Voice { get; init; }

    public int Replicas { get; init; } = 2;

    public int Port { get; init; } = 8080;

    /// <summary>Repository of the image, without a tag.</summary>
    public required string Repository { get; init; }

    /// <summary>The versions that were rolled out so far, oldest first; the last one runs.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>The version that would come next.</summary>
    public required string NextVersion { get; init; }

    /// <summary>The variable without which the program does not start; given as a literal.</summary>
    public string RequiredVariable { get; init; } = "DB_HOST";

    /// <summary>The variable without which the program does not start; taken from the ConfigMap.</summary>
    public string RequiredSetting { get; init; } = "PAYMENTS_URL";

    /// <summary>What <see cref="RequiredSetting"/> says.</summary>
    public string? SettingValue { get; init; }

    /// <summary>The database, cache or broker that <see cref="RequiredVariable"/> leads to; null when it is only a name.</summary>
    public Backend? Backend { get; init; }

    /// <summary>Whether <see cref="RequiredSetting"/> leads to a service that it calls.</summary>
    public bool CallsSetting => Callee is not null;

    /// <summary>The application behind <see cref="RequiredSetting"/> that it calls; null when it is only a name.</summary>
    public string? Callee { get; init; }

    public string MaxSurge { get; init; } = "25%";

    public string MaxUnavailable { get; init; } = "25%";

    /// <summary><c>namespace/name</c>, as faults name their target.</summary>
    public string Key => $"{Namespace}/{Name}";

    public string ConfigName => $"{Name}-config";

    public string CurrentImage => $"{Repository}:{Versions[^1]}";

    public string NextImage => $"{Repository}:{NextVersion}";

    /// <summary>The variable in the ConfigMap that tells which database schema is deployed.</summary>
    public const string SchemaVariable = "SCHEMA_VERSION";

    /// <summary>The schema that every released version works with.</summary>
    public const string CurrentSchema = "6";

    /// <summary>The variable in the ConfigMap that switches a new way of calculating on.</summary>
    public const string FlagVariable = "FEATURE_PARALLEL_PRICING";

    /// <summary>The variable with the backend's password.</summary>
    public const string PasswordVariable = "BACKEND_PASSWORD";

    /// <summary>The program as this workload's images hold it.</summary>
    /// <param name="schemas">The database schemas that the build works with.</param>
    public ApplicationImage Program(params IReadOnlyList<string> schemas) => new()
    {
        App = Name,
        Voice = Voice,
        Port = Port,
        Dependencies = [.. DependenciesOf()],
        Requirements =
        [
            new StartRequirement.Variable(RequiredVariable),
            new StartRequirement.Variable(RequiredSetting),
            new StartRequirement.OneOf(SchemaVariable, schemas),
        ],
        FlawedFlag = FlagVariable,
    };

    private IEnumerable<Dependency> DependenciesOf()
    {
        if (Backend is { } backend)
            yield return new() { Kind = backend.Kind, AddressVariable = RequiredVariable, PasswordVariable = PasswordVariable, NeededAtStart = true };
        if (CallsSetting)
            yield return new() { Kind = BackendKind.Http, AddressVariable = RequiredSetting, Application = Callee, Share = 0.5 };
    }
}
