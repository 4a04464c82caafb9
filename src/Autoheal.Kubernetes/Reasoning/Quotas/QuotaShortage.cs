using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>A quota that has no room for one more pod, or claim, of a workload: by the server's answer, by the quota's own figures, or by both.</summary>
internal sealed class QuotaShortage
{
    private static readonly string[] s_podResources =
        ["requests.cpu", "cpu", "requests.memory", "memory", "pods", "count/pods", "requests.ephemeral-storage", "ephemeral-storage"];

    public required CreationRefusal Refusal { get; init; }

    /// <summary>The quota as it was seen; null when it was not.</summary>
    public ResourceQuota? Quota { get; init; }

    /// <summary>The resource of which there is too little, for instance <c>requests.cpu</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>How much of it is needed; null when that is not known.</summary>
    public Quantity? Asked { get; init; }

    /// <summary>Whether the server named the quota.</summary>
    public bool Named { get; init; }

    /// <summary>Whether the quota's own figures leave no room: null when it was not seen or what is asked for is not known.</summary>
    public bool? Full => Quota?.Left(Resource) is { } left && Asked is { } asked ? left < asked : null;

    /// <summary>The shortage behind a refusal; null when it has another reason.</summary>
    public static QuotaShortage? Of(ClusterModel model, CreationRefusal refusal)
    {
        if (QuotaAnswer.Read(refusal.Answer) is { } answer)
        {
            return ByName(model, refusal, answer);
        }

        return refusal.Answer.IsEmpty ? Search(model, refusal) : null;
    }

    private static QuotaShortage ByName(ClusterModel model, CreationRefusal refusal, QuotaAnswer answer)
    {
        var quota = model.ResourceQuotas.Find(refusal.Maker.Namespace, answer.Quota).Value;
        QuotaShortage? first = null;
        foreach (var (resource, asked) in answer.Asked)
        {
            var shortage = new QuotaShortage { Refusal = refusal, Quota = quota, Resource = resource, Asked = asked, Named = true };
            if (shortage.Full is true)
            {
                return shortage;
            }

            first ??= shortage;
        }

        return first!;
    }

    // Where nobody wrote down why, the figures alone may tell.
    private static QuotaShortage? Search(ClusterModel model, CreationRefusal refusal)
    {
        foreach (var quota in model.ResourceQuotas.In(refusal.Maker.Namespace))
        {
            foreach (var resource in s_podResources)
            {
                var shortage = new QuotaShortage { Refusal = refusal, Quota = quota, Resource = resource, Asked = Need(refusal.Template, resource) };
                if (shortage.Full is true)
                {
                    return shortage;
                }
            }
        }

        return null;
    }

    private static Quantity? Need(PodTemplate template, string resource) => resource switch
    {
        "pods" or "count/pods" => new Quantity(1),
        "requests.cpu" or "cpu" => template.RequestOf("cpu"),
        "requests.memory" or "memory" => template.RequestOf("memory"),
        "requests.ephemeral-storage" or "ephemeral-storage" => template.RequestOf("ephemeral-storage"),
        _ => null,
    };
}
