using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Kubelet;

/// <summary>Gets a container's image onto its node, with the kubelet's policies, back-off and events.</summary>
internal sealed class ImagePull(KubeletContext context, PodWorker pod, JsonObject container, string? fieldPath)
{
    private const double BytesPerSecond = 60e6;
    private readonly string _image = container.Text("image") ?? "";
    private readonly BackOff _failures = new();
    private DateTimeOffset _pullStarted;
    private DateTimeOffset _failedAt;
    private bool _justFailed;
    private PullAnswer _answer = new();
    private string _lastError = "";

    /// <summary>The image, once it is there.</summary>
    public PublishedImage? Pulled { get; private set; }

    public PullStep Begin(DateTimeOffset now)
    {
        if (ImageReference.Parse(_image) is not { } reference)
            return RefuseName();
        var policy = container.Text("imagePullPolicy") ?? (reference.Tag == "latest" ? "Always" : "IfNotPresent");
        if (policy != "Always" && pod.Node.FindImage(reference.Full) is { } present)
        {
            Pulled = present;
            Report("Normal", "Pulled", $"Container image \"{_image}\" already present on machine");
            return new(ContainerStage.Create, TimeSpan.Zero);
        }

        if (policy == "Never")
            return RefuseToPull();
        if (!_failures.IsOver(_failedAt, now))
            return BackingOff();
        var (logins, missing) = PullSecrets.Of(context.Store, pod.Current);
        if (missing.Count > 0)
        {
            Report("Warning", "FailedToRetrieveImagePullSecret",
                $"Unable to retrieve some image pull secrets ({string.Join(", ", missing)}); attempting to pull the image may not succeed.");
        }

        Report("Normal", "Pulling", $"Pulling image \"{_image}\"");
        _pullStarted = now;
        _answer = context.Registry.Pull(reference, logins);
        return new(ContainerStage.Pulling, PullTime(reference));
    }

    public PullStep Finish(DateTimeOffset now)
    {
        if (_answer is not { Image: { } image })
            return Fail(_answer.Error!, now);
        Pulled = image;
        pod.Node.KeepImage(ImageReference.Parse(_image)!.Full, image);
        var took = GoDuration.Format(TimeSpan.FromMilliseconds(Math.Round((now - _pullStarted).TotalMilliseconds)));
        Report("Normal", "Pulled", string.Create(CultureInfo.InvariantCulture,
            $"Successfully pulled image \"{_image}\" in {took} ({took} including waiting). Image size: {image.SizeBytes} bytes."));
        return new(ContainerStage.Create, TimeSpan.Zero);
    }

    /// <summary>Layers that the node has are only checked; a refusal comes as fast as that.</summary>
    private TimeSpan PullTime(ImageReference reference) =>
        _answer.Image is { } image && pod.Node.FindImage(reference.Full)?.Digest != image.Digest
            ? (TimeSpan.FromSeconds(image.SizeBytes / BytesPerSecond) * _answer.Slowness) + context.Between(300, 900)
            : context.Between(300, 900);

    private PullStep Fail(string error, DateTimeOffset now)
    {
        _failures.Next(now, now);
        _failedAt = now;
        _justFailed = true;
        _lastError = error;
        Report("Warning", "Failed", $"Failed to pull image \"{_image}\": {error}");
        Report("Warning", "Failed", "Error: ErrImagePull");
        return new(ContainerStage.Image, context.Between(1_000, 3_000), "ErrImagePull", error);
    }

    private PullStep BackingOff()
    {
        Report("Normal", "BackOff", $"Back-off pulling image \"{_image}\"");
        Report("Warning", "Failed", "Error: ImagePullBackOff");
        // The sync that follows a failed pull comes at once, the later ones at the pace of retries.
        var wait = _justFailed ? context.Between(8_000, 12_000) : context.RetryDelay();
        _justFailed = false;
        return new(ContainerStage.Image, wait, "ImagePullBackOff", $"Back-off pulling image \"{_image}\": ErrImagePull: {_lastError}");
    }

    private PullStep RefuseName()
    {
        var message = $"Failed to apply default image tag \"{_image}\": couldn't parse image name \"{_image}\": {ImageReference.Complaint(_image)}";
        Report("Warning", "InspectFailed", message);
        Report("Warning", "Failed", "Error: InvalidImageName");
        return new(ContainerStage.Image, context.RetryDelay(), "InvalidImageName", message);
    }

    private PullStep RefuseToPull()
    {
        var message = $"Container image \"{_image}\" is not present with pull policy of Never";
        Report("Warning", "ErrImageNeverPull", message);
        Report("Warning", "Failed", "Error: ErrImageNeverPull");
        return new(ContainerStage.Image, context.RetryDelay(), "ErrImageNeverPull", message);
    }

    private void Report(string type, string reason, string message)
    {
        if (type == "Normal")
            context.Events.Normal(pod.Current, pod.Node.Source, reason, message, fieldPath);
        else
            context.Events.Warning(pod.Current, pod.Node.Source, reason, message, fieldPath);
    }
}
