namespace Autoheal.Simulation.Kubelet;

/// <summary>A user's login at a registry, or at one of its repositories.</summary>
internal sealed record RegistryLogin(string Server, string User, string Password)
{
    /// <summary>Whether this login, from a pull secret, is good for an image that needs the other one.</summary>
    public bool Opens(ImageReference image, RegistryLogin needed)
    {
        var server = Server.Replace("https://", "", StringComparison.Ordinal).Split('/')[0];
        return (server == image.Host || (server.EndsWith("docker.io", StringComparison.Ordinal) && image.Host == "docker.io"))
            && User == needed.User && Password == needed.Password;
    }
}
