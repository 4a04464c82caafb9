using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Model.Health;

namespace Autoheal.Kubernetes.Tests.Model.Health;

/// <summary>Kinds that nobody has described, and the rules' small language.</summary>
public sealed class ObjectHealthEvaluatorTests
{
    [Theory]
    [InlineData("status: { conditions: [{ type: Ready, status: 'True' }] }", HealthStatus.Healthy)]
    [InlineData("status: { conditions: [{ type: Ready, status: 'False', reason: CreateFailed, message: boom }] }", HealthStatus.Degraded)]
    [InlineData("status: { conditions: [{ type: Ready, status: 'False', reason: Creating }] }", HealthStatus.Progressing)]
    [InlineData("status: { conditions: [{ type: Ready, status: Unknown }] }", HealthStatus.Progressing)]
    [InlineData("status: { conditions: [{ type: Ready, status: 'True' }, { type: Stalled, status: 'True', message: stuck }] }", HealthStatus.Degraded)]
    [InlineData("status: { conditions: [{ type: Ready, status: 'True' }, { type: Reconciling, status: 'True' }] }", HealthStatus.Progressing)]
    [InlineData("status: { conditions: [{ type: Ready, status: 'True' }, { type: Synced, status: 'False', reason: ReconcileError }] }", HealthStatus.Degraded)]
    [InlineData("metadata: { generation: 3 }\nstatus: { observedGeneration: 2, conditions: [{ type: Ready, status: 'True' }] }", HealthStatus.Progressing)]
    [InlineData("status: { phase: Running }", HealthStatus.Healthy)]
    [InlineData("status: { phase: UpgradeFailed }", HealthStatus.Degraded)]
    [InlineData("status: { state: Provisioning }", HealthStatus.Progressing)]
    [InlineData("status: { state: paused }", HealthStatus.Suspended)]
    [InlineData("status: { state: NotFound }", HealthStatus.Missing)]
    [InlineData("spec: { suspend: true }\nstatus: { phase: Running }", HealthStatus.Suspended)]
    [InlineData("spec: { replicas: 3 }\nstatus: { readyReplicas: 1 }", HealthStatus.Progressing)]
    [InlineData("spec: { replicas: 3 }\nstatus: { readyReplicas: 3 }", HealthStatus.Healthy)]
    [InlineData("status: { error: it broke }", HealthStatus.Degraded)]
    [InlineData("status: { racks: { a: { state: Ready }, b: { state: Failed } } }", HealthStatus.Degraded)]
    [InlineData("status: { parents: [{ conditions: [{ type: Accepted, status: 'True' }] }] }", HealthStatus.Healthy)]
    [InlineData("spec: {}", HealthStatus.Progressing)]
    [InlineData("metadata: { deletionTimestamp: '2025-01-01T00:00:00Z' }\nstatus: { phase: Running }", HealthStatus.Progressing)]
    public void Evaluate_UnknownKind_FollowsTheConventions(string rest, HealthStatus expected) =>
        Assert.Equal(expected, Health($"apiVersion: acme.example/v1\nkind: Widget\n{rest}").Status);

    [Fact]
    public void Evaluate_Message_IsThatOfTheConditionThatTells() => Assert.Equal(
        "no such bucket",
        Health("apiVersion: acme.example/v1\nkind: Widget\nstatus: { conditions: [{ type: Ready, status: 'False', reason: BucketError, message: no such bucket }] }").Message);

    [Theory]
    [InlineData("{ phase: Running, containerStatuses: [{ name: a, state: { waiting: { reason: CrashLoopBackOff, message: back-off } } }] }", HealthStatus.Degraded)]
    [InlineData("{ phase: Running, conditions: [{ type: Ready, status: 'True' }] }", HealthStatus.Healthy)]
    [InlineData("{ phase: Pending }", HealthStatus.Progressing)]
    [InlineData("{ phase: Failed }", HealthStatus.Degraded)]
    public void Evaluate_Pod_LooksAtItsContainers(string status, HealthStatus expected) =>
        Assert.Equal(expected, Health($"apiVersion: v1\nkind: Pod\nspec: {{ restartPolicy: Always }}\nstatus: {status}").Status);

    [Theory]
    [InlineData("kind: Role\napiVersion: rbac.authorization.k8s.io/v1")]
    [InlineData("kind: ConfigMap\napiVersion: v1\ndata: { phase: Failed }")]
    [InlineData("kind: ServiceMonitor\napiVersion: monitoring.coreos.com/v1\nspec: {}")]
    public void Evaluate_KindsWithoutStatus_AreHealthy(string yaml) => Assert.Equal(HealthStatus.Healthy, Health(yaml).Status);

    [Fact]
    public void Evaluate_Deployment_WithoutReplicas_WantsOne() =>
        Assert.Equal(HealthStatus.Progressing, Health("apiVersion: apps/v1\nkind: Deployment\nspec: {}\nstatus: { updatedReplicas: 0 }").Status);

    /// <summary>A hostile status can make a wrong message, never an exception.</summary>
    [Theory]
    [InlineData("status: hello")]
    [InlineData("status: [1, 2]")]
    [InlineData("status: { conditions: { Ready: yes } }")]
    [InlineData("status: { conditions: [null, 3, { type: 7 }] }")]
    [InlineData("metadata: 3\nspec: []\nstatus: { phase: '\u202e' }")]
    public void Evaluate_OddShapes_DoNotThrow(string rest)
    {
        foreach (var kind in new[] { "apps/v1\nkind: Deployment", "v1\nkind: Pod", "autoscaling/v2\nkind: HorizontalPodAutoscaler", "gateway.networking.k8s.io/v1\nkind: HTTPRoute", "acme.example/v1\nkind: Widget" })
        {
            Health($"apiVersion: {kind}\n{rest}");
        }
    }

    [Fact]
    public void Read_Documents_UnpacksListsAndTypes()
    {
        var objects = ObjectDocuments.Read(
            "# nothing\n---\nkind: List\napiVersion: v1\nitems:\n- { kind: A, n: 1, s: '1', b: true, b: false, z: ~, t: 2018-12-02T08:19:14Z }\n---\nkind: B\n---\n", "f.yaml");

        Assert.Equal(["""{"kind":"A","n":1,"s":"1","b":false,"z":null,"t":"2018-12-02T08:19:14Z"}""", """{"kind":"B"}"""], objects.Select(@object => @object.GetRawText()));
        Assert.Equal(2, ObjectDocuments.Read("""[{"kind":"A"},{"kind":"BList","items":[{"kind":"B"}]}]""", "f.json").Count);
        Assert.Equal(2, ObjectDocuments.Read("{\"kind\":\"A\"}\n{\"kind\":\"B\"}\n", "f.jsonl").Count);
    }

    [Theory]
    [InlineData("kind: ]", "f.yaml, line 1: this is neither JSON nor YAML.")]
    [InlineData("a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f]\nh: [*g,*g,*g,*g,*g,*g,*g,*g]", "f.yaml, line 7: this is neither JSON nor YAML.")]
    public void Read_WrongOrHostileText_IsRefused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<AutohealException>(() => ObjectDocuments.Read(text, "f.yaml")).Message);

    private static ObjectHealth Health(string yaml) => ObjectHealthEvaluator.Evaluate(ObjectDocuments.Read(yaml, "test.yaml")[0]);
}
