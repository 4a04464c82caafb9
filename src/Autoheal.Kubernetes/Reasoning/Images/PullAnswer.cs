using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Images;

/// <summary>What the kubelet says came of the attempts to pull an image: in the status for a moment, in an Event for longer.</summary>
internal readonly record struct PullAnswer(PullFailure Failure, ClusterObject Subject, string Source, string Reason)
{
    /// <summary>Whether the answer is the container's reason itself, a word that only the kubelet writes.</summary>
    public bool IsReason => Reason is "InvalidImageName" or "ErrImageNeverPull";

    public static PullAnswer Find(WorkloadEvidence evidence, string image)
    {
        foreach (var trouble in evidence.Troubles)
        {
            var state = trouble.Container!.Current;
            if (state.PullFailure != PullFailure.None)
            {
                return new PullAnswer(state.PullFailure, trouble.Pod, "api", state.Reason);
            }
        }

        foreach (var trouble in evidence.Troubles)
        {
            foreach (var seen in evidence.Model.EventsAbout(trouble.Pod))
            {
                // Whoever forges an event rarely knows which image the pod asks for.
                if (seen.PullFailure != PullFailure.None && (image.Length == 0 || seen.Message.Contains(image)))
                {
                    return new PullAnswer(seen.PullFailure, seen, "event", "");
                }
            }
        }

        return new PullAnswer(PullFailure.None, evidence.First.Pod, "api", "");
    }
}
