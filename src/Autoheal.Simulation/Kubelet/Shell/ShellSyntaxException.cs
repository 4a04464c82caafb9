namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>A script that a shell would not run.</summary>
internal sealed class ShellSyntaxException(string near) : Exception($"syntax error: unexpected {near}");
