namespace Autoheal.Kubernetes.Model;

/// <summary>How a probe failed: the kubelet's message reduced to a closed word. The message repeats what the program answered.</summary>
public enum ProbeFailure
{
    /// <summary>It did not fail, or the message says nothing known.</summary>
    None = 0,

    /// <summary>Nothing listens on the port.</summary>
    ConnectionRefused,

    /// <summary>There was no answer in time.</summary>
    Timeout,

    /// <summary>The answer was an HTTP error.</summary>
    HttpStatus,

    /// <summary>What answered speaks another protocol.</summary>
    Protocol,

    /// <summary>The program that was run said no.</summary>
    Program,
}
