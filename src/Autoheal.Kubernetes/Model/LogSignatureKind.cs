namespace Autoheal.Kubernetes.Model;

/// <summary>The closed words that log lines are reduced to.</summary>
public enum LogSignatureKind
{
    /// <summary>Nothing known.</summary>
    None = 0,

    /// <summary>A setting that the program needs is missing or empty.</summary>
    RequiredSettingMissing,

    /// <summary>Something that the program calls refused the connection.</summary>
    ConnectionRefused,

    /// <summary>The program ran out of memory.</summary>
    OutOfMemory,

    /// <summary>The command or a library that it needs is not there.</summary>
    ExecutableNotFound,

    /// <summary>A file or port may not be used.</summary>
    PermissionDenied,

    /// <summary>The program ended itself with a panic or an unhandled exception.</summary>
    Panic,

    /// <summary>The program is built for another kind of machine.</summary>
    WrongPlatform,
}
