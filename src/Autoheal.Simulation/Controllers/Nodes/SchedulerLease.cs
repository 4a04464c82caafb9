using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Nodes;

/// <summary>The lease by which the scheduler shows that it leads; the cluster's installer makes it.</summary>
/// <param name="context">Store and agenda.</param>
/// <param name="runs">Whether the scheduler runs now.</param>
internal sealed class SchedulerLease(ControllerContext context, Func<bool> runs)
{
    private const string Namespace = "kube-system";
    private const string Name = "kube-scheduler";
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(10);

    /// <summary>Takes the lease and renews it from now on.</summary>
    public void Begin()
    {
        using (context.Store.As(Name))
        {
            context.Store.Create(Kinds.Lease, new JsonObject
            {
                ["metadata"] = new JsonObject { ["name"] = Name, ["namespace"] = Namespace },
                ["spec"] = new JsonObject { ["holderIdentity"] = "control-plane_6f1d", ["leaseDurationSeconds"] = 15, ["renewTime"] = KubernetesTime.FormatMicro(context.Now) },
            });
        }

        context.Agenda.In(s_period, Renew);
    }

    private void Renew()
    {
        if (context.Store.Find(Kinds.Lease, Namespace, Name) is null)
            return;
        if (runs())
        {
            using (context.Store.As(Name))
                context.Store.Mutate(Kinds.Lease, Namespace, Name, json => json.Ensure("spec")["renewTime"] = KubernetesTime.FormatMicro(context.Now));
        }

        context.Agenda.In(s_period, Renew);
    }
}
