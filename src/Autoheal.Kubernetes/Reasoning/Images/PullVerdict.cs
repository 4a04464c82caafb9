using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Images;

/// <summary>The cause that an answer speaks for, and how it is said of one image.</summary>
internal sealed class PullVerdict
{
    private PullVerdict(CauseDescription cause, string title, string words, string why)
    {
        Cause = cause;
        Title = title;
        Words = words;
        Why = why;
    }

    public CauseDescription Cause { get; }

    public string Title { get; }

    /// <summary>Gets the answer as a check says it.</summary>
    public string Words { get; }

    /// <summary>Gets the rest of the sentence "… asks for IMAGE, which cannot be pulled: …".</summary>
    public string Why { get; }

    public static PullVerdict Of(PullFailure failure, string image, bool isKnownToExist)
    {
        var registry = ImageReference.RegistryOf(image);
        return failure switch
        {
            PullFailure.MissingOrDenied when !isKnownToExist => new(
                ImageCauses.NotFound, $"Image {image} cannot be pulled: not found, or access denied",
                "the registry knows no such image, or keeps it from this pod",
                $"its repository does not exist in {registry}, or needs credentials, and the pod names none"),
            PullFailure.NotFound => new(
                ImageCauses.NotFound, $"Image {image} not found in its registry", "the registry knows no such image", $"{registry} has no such image or tag"),
            PullFailure.Unauthorized or PullFailure.MissingOrDenied => new(
                ImageCauses.PullSecret, $"No permission to pull image {image}: unauthorized", "the registry refuses to hand the image out",
                $"{registry} refuses the pod's credentials, or misses them (imagePullSecrets)"),
            PullFailure.UnknownHost => new(
                ImageCauses.RegistryDns, $"Registry {registry} cannot be resolved; image {image} cannot be pulled", "the registry's name does not resolve",
                $"the name {registry} does not resolve on the node (no such host)"),
            PullFailure.Unreachable => new(
                ImageCauses.RegistryUnreachable, $"Registry {registry} does not answer; image {image} cannot be pulled", "the registry does not answer",
                $"{registry} is unreachable (timeout, refused or server error)"),
            PullFailure.Certificate => new(
                ImageCauses.RegistryCertificate, $"Certificate of registry {registry} is not accepted; image {image} cannot be pulled",
                "the registry's certificate is not accepted", $"the certificate of {registry} is not accepted (x509)"),
            PullFailure.RateLimited => new(
                ImageCauses.RateLimit, $"Registry {registry} limits pulls (429 too many requests); image {image} cannot be pulled",
                "the registry allows no more pulls for now", $"{registry} answers 429 too many requests (rate limit)"),
            PullFailure.InvalidName => new(
                ImageCauses.InvalidName, $"Image name {image} is invalid", "the image's name is invalid", "no runtime can read that name (InvalidImageName)"),
            PullFailure.NeverPulled => new(
                ImageCauses.NeverPulled, $"Image {image} is not on the node and must never be pulled", "pulling is forbidden and the node lacks the image",
                "imagePullPolicy is Never and the node does not have it (ErrImageNeverPull)"),
            PullFailure.WrongPlatform => new(
                ImageCauses.Platform, $"Image {image} is not built for the node's platform", "the registry has the image for other platforms only",
                "its manifest has no entry for the platform of the node"),
            _ => new(
                ImageCauses.Pull, $"Image {image} cannot be pulled (ImagePullBackOff)", "",
                $"wrong name or tag, missing credentials, or trouble with {registry}"),
        };
    }
}
