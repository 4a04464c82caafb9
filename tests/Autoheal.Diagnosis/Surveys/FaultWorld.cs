using System.Text.Json;
using Autoheal.Context;
using Autoheal.Incidents;
using Autoheal.Kubernetes.Client;
using Autoheal.Perception;
using Autoheal.Simulation;
using Autoheal.Simulation.Alerts;
using Autoheal.Simulation.Api.Access;
using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Faults;
using Autoheal.Simulation.Time;
using Autoheal.Simulation.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.Diagnosis.Surveys;

/// <summary>A simulated cluster that nobody repairs, and the rule tier looking at it.</summary>
internal sealed class FaultWorld
{
    private readonly SimulationPump _pump;
    private readonly SimulatedWorld _world;
    private readonly List<ResourceRef> _nominated = [];
    private IReadOnlyList<string> _alerts = [];
    private bool _isMeasured;

    public FaultWorld(int seed, LandscapeOptions landscape)
    {
        _pump = new SimulationPump(new VirtualClock(CaseCluster.Now));
        _world = new SimulatedWorld(new WorldOptions { Seed = seed, Landscape = landscape }, _pump.Clock);
        _world.Animate();
        new SimulatedAlertmanager(_world, new AlertmanagerOptions(), Take).Start();
        _pump.RunFor(TimeSpan.FromMinutes(2));
    }

    public string Target => _world.Landscape.Primary!.Key;

    public FaultWorld Inject(Fault fault, TimeSpan onset)
    {
        _alerts = fault.Alerts;
        fault.Apply(_world);
        _pump.RunFor(onset);
        return this;
    }

    public FaultWorld Change(Action<FaultScene> change, TimeSpan onset)
    {
        change(new FaultScene(_world, Target));
        _pump.RunFor(onset);
        return this;
    }

    public Reasoning.Diagnosis Diagnose()
    {
        _world.Access.AddUser("survey", new UserIdentity { Name = "survey", Groups = ["system:masters"] });
        using var transport = new InProcessHandler(_world);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_pump.Clock);
        services.AddAutoheal().AddKubernetes(kubernetes =>
        {
            kubernetes.Connection = KubernetesConnection.FromHttpClient(transport.CreateClient("survey"));
            kubernetes.KnownManagers.Add("ci-deployer");
        });
        return _pump.Run(async () =>
        {
            await using var provider = services.BuildServiceProvider();
            return (await provider.GetRequiredService<IncidentPreview>().DiagnoseAsync(new IncidentScope { Resources = _nominated, Measured = _isMeasured })).Diagnosis;
        });
    }

    /// <summary>What the fault's own alerts name is what a person would ask about.</summary>
    private Task Take(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var message = JsonDocument.Parse(body);
        foreach (var alert in message.RootElement.GetProperty("alerts").EnumerateArray())
        {
            var labels = alert.GetProperty("labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!);
            if (alert.GetProperty("status").GetString() == "firing" && _alerts.Contains(labels["alertname"]))
            {
                _isMeasured |= AlertMeasures.Of(labels);
                _nominated.AddRange(AlertResources.Nominate(labels).Where(named => !_nominated.Contains(named)));
            }
        }

        return Task.CompletedTask;
    }
}
