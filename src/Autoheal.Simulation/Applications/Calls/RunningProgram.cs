using Autoheal.Simulation.Kubelet;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Applications.Calls;

/// <summary>A process that the application model knows more about than its ports.</summary>
internal abstract class RunningProgram(ContainerStart start)
{
    public ContainerStart Start { get; } = start;

    /// <summary><c>namespace/name</c> of the application it belongs to, by the usual labels.</summary>
    public string Key { get; } = KeyOf(start.Pod);

    public static string KeyOf(StoredObject pod) =>
        $"{pod.Namespace}/{pod.Labels.Text("app") ?? pod.Labels.Text("app.kubernetes.io/name") ?? pod.Controller.Text("name") ?? pod.Name}";
}
