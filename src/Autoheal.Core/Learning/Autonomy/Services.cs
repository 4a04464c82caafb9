using Autoheal.Incidents;
using Autoheal.Perception;

namespace Autoheal.Learning.Autonomy;

/// <summary>Which service an object belongs to. The pods of a workload are one service, so that acting on several of them shows nothing about others.</summary>
internal static class Services
{
    public static string Of(ResourceRef target) => $"{target.Namespace}/{AlertResources.Root(target)}";
}
