using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Admission;

/// <summary>The closed words in which the server says which demand of a pod security level is not met.</summary>
internal static class SecurityDemands
{
    private static readonly string[] s_all =
    [
        "privileged", "host namespaces", "hostPath volumes", "hostPort", "restricted volume types", "allowPrivilegeEscalation != false",
        "unrestricted capabilities", "non-default capabilities", "runAsNonRoot != true", "runAsUser=0", "seccompProfile", "seLinuxOptions",
        "forbidden sysctls", "hostProcess", "procMount", "forbidden AppArmor profile",
    ];

    /// <summary>Those that a message names, joined by commas.</summary>
    public static string Broken(UntrustedText text)
    {
        var broken = new List<string>(4);
        foreach (var demand in s_all)
        {
            // "privileged" is a word of other demands as well.
            if (text.Contains(demand) && (demand != "privileged" || text.Contains("privileged (")))
            {
                broken.Add(demand);
            }
        }

        return broken.Count == 0 ? "its securityContext" : string.Join(", ", broken);
    }
}
