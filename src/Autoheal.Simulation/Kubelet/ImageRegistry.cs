using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Autoheal.Simulation.Kubelet;

/// <summary>
/// Every registry that the nodes can reach. A repository that something was published to has exactly the published tags; any other
/// repository is taken for a public one, so that users may run what they like.
/// </summary>
/// <param name="publicImage">What a public image holds; null when there is no such tag. Not given, every tag runs something.</param>
internal sealed class ImageRegistry(Func<ImageReference, IImageBehaviour?>? publicImage = null)
{
    private const long MiB = 1024 * 1024;
    private const double Slowed = 100;
    private readonly Dictionary<string, Dictionary<string, PublishedImage>> _repositories = [];
    private readonly Dictionary<string, string> _failures = [];
    private readonly Dictionary<string, RegistryTrouble> _troubles = [];
    private readonly Dictionary<string, RegistryLogin> _locked = [];

    /// <summary>Publishes a tag; publishing it again replaces it.</summary>
    public void Publish(string image, IImageBehaviour behaviour, long sizeMiB = 64)
    {
        var reference = ImageReference.Parse(image) ?? throw new ArgumentException($"'{image}' is no image reference.", nameof(image));
        if (!_repositories.TryGetValue(reference.Repository, out var tags))
            _repositories.Add(reference.Repository, tags = []);
        tags[reference.Tag] = Describe(reference, behaviour, sizeMiB * MiB);
    }

    /// <summary>Makes the program of a published image behave differently from its next start on, wherever the image was pulled already.</summary>
    /// <exception cref="ArgumentException">It was never published.</exception>
    public void Alter(string image, IImageBehaviour behaviour) => Published(image).Behaviour = behaviour;

    /// <summary>Takes back what <see cref="Alter"/> did.</summary>
    /// <exception cref="ArgumentException">It was never published.</exception>
    public void Restore(string image)
    {
        var published = Published(image);
        published.Behaviour = published.Original;
    }

    /// <summary>What the program of a published image did when it was published; null for one that never was.</summary>
    public IImageBehaviour? OriginalOf(string image) =>
        ImageReference.Parse(image) is { } reference && _repositories.TryGetValue(reference.Repository, out var tags) ? tags.GetValueOrDefault(reference.Tag)?.Original : null;

    /// <summary>Makes every pull from a repository fail with this text; null heals it.</summary>
    public void Fail(string repository, string? error)
    {
        if (error is null)
            _failures.Remove(repository);
        else
            _failures[repository] = error;
    }

    /// <summary>Makes something go wrong with a host, or with one repository; null heals it.</summary>
    public void Trouble(string hostOrRepository, RegistryTrouble? trouble)
    {
        if (trouble is { } what)
            _troubles[hostOrRepository] = what;
        else
            _troubles.Remove(hostOrRepository);
    }

    /// <summary>Makes a host or repository private: pulls need this login from now on; null opens it again.</summary>
    public void RequireLogin(string hostOrRepository, string? user, string? password)
    {
        if (user is null || password is null)
            _locked.Remove(hostOrRepository);
        else
            _locked[hostOrRepository] = new(hostOrRepository, user, password);
    }

    /// <summary>The image, or the runtime's error text.</summary>
    public PullAnswer Pull(ImageReference reference, IReadOnlyList<RegistryLogin> logins)
    {
        if (_failures.TryGetValue(reference.Repository, out var failure))
            return PullAnswer.Failed(PullRefusal.Other(reference, failure));
        var trouble = Find(_troubles, reference, out var what) ? what : (RegistryTrouble?)null;
        if (trouble is { } kind and not RegistryTrouble.Slow)
            return PullAnswer.Failed(PullRefusal.Of(kind, reference));
        if (reference.Host.EndsWith(".invalid", StringComparison.Ordinal))
            return PullAnswer.Failed(PullRefusal.Of(RegistryTrouble.NoSuchHost, reference));
        if (Find(_locked, reference, out var needed) && !logins.Any(login => login.Opens(reference, needed)))
            return PullAnswer.Failed(PullRefusal.Of(RegistryTrouble.Unauthorized, reference));
        return FindImage(reference) is { } image
            ? new() { Image = image, Slowness = trouble is null ? 1 : Slowed }
            : PullAnswer.Failed(PullRefusal.NotFound(reference));
    }

    private PublishedImage Published(string image) =>
        ImageReference.Parse(image) is { } reference && _repositories.TryGetValue(reference.Repository, out var tags) && tags.TryGetValue(reference.Tag, out var published)
            ? published
            : throw new ArgumentException($"No image '{image}' was published.", nameof(image));

    private PublishedImage? FindImage(ImageReference reference)
    {
        if (_repositories.TryGetValue(reference.Repository, out var tags))
            return tags.GetValueOrDefault(reference.Tag);
        var behaviour = publicImage is null ? GenericImage.Instance : publicImage(reference);
        return behaviour is null ? null : Describe(reference, behaviour, 48 * MiB);
    }

    private static bool Find<T>(Dictionary<string, T> conditions, ImageReference reference, out T found) =>
        conditions.TryGetValue(reference.Repository, out found!) || conditions.TryGetValue(reference.Host, out found!);

    private static PublishedImage Describe(ImageReference reference, IImageBehaviour behaviour, long size)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference.Full)));
        // Sizes differ a little from image to image, as real ones do.
        var spread = int.Parse(hash.AsSpan(0, 5), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return new() { Digest = "sha256:" + hash, SizeBytes = size + spread, Behaviour = behaviour, Original = behaviour };
    }
}
