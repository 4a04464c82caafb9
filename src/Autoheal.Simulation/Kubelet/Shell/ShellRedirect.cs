namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Where a command's output goes.</summary>
/// <param name="Target">The file, as it was written; <c>&amp;1</c> and <c>&amp;2</c> are the other stream.</param>
/// <param name="Appends">Whether it is added to what the file holds.</param>
/// <param name="Errors">Whether it is the error stream alone.</param>
internal sealed record ShellRedirect(string Target, bool Appends, bool Errors);
