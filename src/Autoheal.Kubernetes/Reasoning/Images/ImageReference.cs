namespace Autoheal.Kubernetes.Reasoning.Images;

/// <summary>The parts of an image's name that rules compare.</summary>
internal static class ImageReference
{
    private const string DefaultRegistry = "docker.io";

    /// <summary>The host of the registry that an image comes from; that of Docker Hub when the name does not say.</summary>
    public static string RegistryOf(string image)
    {
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : image[..slash];
        return first.AsSpan().IndexOfAny('.', ':') >= 0 || first == "localhost" ? first : DefaultRegistry;
    }

    /// <summary>The name without tag and digest.</summary>
    public static string RepositoryOf(string image)
    {
        var digest = image.IndexOf('@', StringComparison.Ordinal);
        var name = digest < 0 ? image : image[..digest];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[..colon] : name;
    }
}
