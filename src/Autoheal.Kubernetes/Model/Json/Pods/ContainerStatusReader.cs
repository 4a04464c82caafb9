namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads <c>containerStatuses</c> and <c>initContainerStatuses</c>.</summary>
internal static class ContainerStatusReader
{
    /// <summary>The reasons with which the kubelet itself says why a container did not start; with others the program may speak.</summary>
    private static readonly string[] s_kubeletSpeaks = ["StartError", "ContainerCannotRun", "CreateContainerError", "ContainerStatusUnknown"];

    public static void Read(ref JsonCursor json, List<ContainerStatus> statuses, bool init)
    {
        if (!json.EnterArray())
        {
            return;
        }

        var at = init ? 0 : statuses.Count;
        while (json.NextItem())
        {
            statuses.Insert(at++, ReadStatus(ref json, init));
        }
    }

    private static ContainerStatus ReadStatus(ref JsonCursor json, bool init)
    {
        string name = "", imageId = "";
        bool? started = null;
        var ready = false;
        var restarts = 0;
        ContainerState current = ContainerState.Unknown, last = ContainerState.Unknown;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.Text();
                else if (json.At("ready"u8)) ready = json.Flag();
                else if (json.At("started"u8)) started = json.Flag();
                else if (json.At("imageID"u8)) imageId = Printable.From(json.Text());
                else if (json.At("restartCount"u8)) restarts = json.Integer() ?? 0;
                else if (json.At("state"u8)) current = ReadState(ref json);
                else if (json.At("lastState"u8)) last = ReadState(ref json);
                else json.Skip();
            }
        }

        return new ContainerStatus
        {
            Name = name,
            Init = init,
            Ready = ready,
            Started = started,
            ImageId = imageId,
            RestartCount = restarts,
            Current = current,
            Last = last,
        };
    }

    private static ContainerState ReadState(ref JsonCursor json)
    {
        var state = ContainerState.Unknown;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("waiting"u8)) state = ReadDetails(ref json, ContainerPhase.Waiting);
                else if (json.At("running"u8)) state = ReadDetails(ref json, ContainerPhase.Running);
                else if (json.At("terminated"u8)) state = ReadDetails(ref json, ContainerPhase.Terminated);
                else json.Skip();
            }
        }

        return state;
    }

    private static ContainerState ReadDetails(ref JsonCursor json, ContainerPhase phase)
    {
        string reason = "", message = "";
        var exitCode = 0;
        DateTimeOffset? started = null, finished = null;
        if (!json.EnterObject())
        {
            return ContainerState.Unknown;
        }

        while (json.NextProperty())
        {
            if (json.At("reason"u8)) reason = ReasonWord.From(json.Text());
            else if (json.At("message"u8)) message = json.OwnText();
            else if (json.At("exitCode"u8)) exitCode = json.Integer() ?? 0;
            else if (json.At("startedAt"u8)) started = json.Time();
            else if (json.At("finishedAt"u8)) finished = json.Time();
            else json.Skip();
        }

        var kubeletSpeaks = phase == ContainerPhase.Waiting || s_kubeletSpeaks.Contains(reason);
        var (missingObject, missingKey) = kubeletSpeaks ? KubeletMessage.Missing(message) : ("", "");
        return new ContainerState
        {
            Phase = phase,
            Reason = reason,
            Message = kubeletSpeaks ? UntrustedText.From(message) : default,
            ExitCode = exitCode,
            StartedAt = started,
            FinishedAt = finished,
            PullFailure = KubeletMessage.PullFailure(reason, message),
            MissingObject = missingObject,
            MissingKey = missingKey,
        };
    }
}
