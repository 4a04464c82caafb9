using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// Every registry that the nodes can reach. A repository that something was published to has exactly the published tags; any other
/// repository is taken for a public one that has every tag, so that users may run what they like.
/// </summary>
internal sealed class ImageRegistry
{
    private const long MiB = 1024 * 1024;
    private readonly Dictionary<string, Dictionary<string, PublishedImage>> _repositories = [];
    private readonly Dictionary<string, string> _failures = [];

    /// <summary>Publishes a tag; publishing it again replaces it.</summary>
    public void Publish(string image, IImageBehaviour behaviour, long sizeMiB = 64)
    {
        var reference = ImageReference.Parse(image) ?? throw new ArgumentException($"'{image}' is no image reference.", nameof(image));
        if (!_repositories.TryGetValue(reference.Repository, out var tags))
            _repositories.Add(reference.Repository, tags = []);
        tags[reference.Tag] = Describe(reference, behaviour, sizeMiB * MiB);
    }

    /// <summary>Makes the program of a published image behave differently from its next start on, wherever the image was pulled already.</summary>
    public void Alter(string image, IImageBehaviour behaviour)
    {
        var reference = ImageReference.Parse(image) ?? throw new ArgumentException($"'{image}' is no image reference.", nameof(image));
        _repositories[reference.Repository][reference.Tag].Behaviour = behaviour;
    }

    /// <summary>Makes every pull from a repository fail with this text, as a registry that is down or refuses; null heals it.</summary>
    public void Fail(string repository, string? error)
    {
        if (error is null)
            _failures.Remove(repository);
        else
            _failures[repository] = error;
    }

    /// <summary>The image, or the runtime's error text.</summary>
    public (PublishedImage? Image, string? Error) Pull(ImageReference reference)
    {
        if (_failures.TryGetValue(reference.Repository, out var failure))
            return (null, Wrap("Unknown", reference, failure));
        if (!_repositories.TryGetValue(reference.Repository, out var tags))
            return (Describe(reference, GenericImage.Instance, 48 * MiB), null);
        return tags.TryGetValue(reference.Tag, out var image)
            ? (image, null)
            : (null, Wrap("NotFound", reference, $"{reference.Full}: not found"));
    }

    /// <summary>The error as containerd words it.</summary>
    private static string Wrap(string code, ImageReference reference, string cause) =>
        $"rpc error: code = {code} desc = failed to pull and unpack image \"{reference.Full}\": failed to resolve reference \"{reference.Full}\": {cause}";

    private static PublishedImage Describe(ImageReference reference, IImageBehaviour behaviour, long size)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference.Full)));
        // Sizes differ a little from image to image, as real ones do.
        var spread = int.Parse(hash.AsSpan(0, 5), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new() { Digest = "sha256:" + hash, SizeBytes = size + spread, Behaviour = behaviour };
    }
}
