using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Faults.Admission;

/// <summary>
/// An admission webhook of the platform team that stands in the way of every new pod of the target's namespace. It was well when it was
/// installed; the application only notices when a pod has to be made.
/// </summary>
internal abstract class WebhookFault(string name, string target) : Fault(name, target)
{
    protected const string Namespace = "policy-system";
    protected const string Webhook = "policy-webhook";
    protected const string Authority = "cG9saWN5LWNhLTIwMjQ=";
    private static readonly TimeSpan s_installation = TimeSpan.FromSeconds(45);

    public override void Apply(SimulatedWorld world)
    {
        var scene = new FaultScene(world, Target);
        var platform = scene.Platform;
        platform.Create(Kinds.Namespace, null, """{"metadata":{"name":"policy-system"}}""");
        platform.Create(Kinds.Service, Namespace, """
            {"metadata":{"name":"policy-webhook"},"spec":{"selector":{"app":"policy-webhook"},"ports":[{"port":443,"targetPort":8443}]}}
            """);
        platform.Create(Kinds.Deployment, Namespace, """
            {"metadata":{"name":"policy-webhook"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"policy-webhook"}},
             "template":{"metadata":{"labels":{"app":"policy-webhook"}},
             "spec":{"containers":[{"name":"webhook","image":"registry.example/platform/policy-webhook:1.8.2","ports":[{"containerPort":8443}]}]}}}}
            """);
        Answer(scene, $$"""{"authority":"{{Authority}}"}""");
        platform.Create(Kind, null, scene.Fill(Configuration));
        scene.Later(s_installation, () =>
        {
            Break(scene);
            scene.Restart();
        });
    }

    /// <summary>Which kind of configuration it has.</summary>
    protected virtual ObjectKind Kind => Kinds.ValidatingWebhookConfiguration;

    /// <summary>How the API server is told about it.</summary>
    protected virtual string Configuration => """
        {"metadata":{"name":"policy-webhook"},"webhooks":[{"name":"pods.policy.example.com","failurePolicy":"Fail","sideEffects":"None",
          "admissionReviewVersions":["v1"],"timeoutSeconds":5,"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"$namespace"}},
          "clientConfig":{"service":{"namespace":"policy-system","name":"policy-webhook","path":"/validate"},"caBundle":"cG9saWN5LWNhLTIwMjQ="},
          "rules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["pods"]}]}]}
        """;

    /// <summary>What goes wrong with it.</summary>
    protected abstract void Break(FaultScene scene);

    /// <summary>Answers as its program does.</summary>
    protected static void Answer(FaultScene scene, string answer) => scene.Set($"webhooks/{Namespace}/{Webhook}", answer);
}
