namespace Autoheal.Simulation.Storage;

/// <summary>What becomes of the objects that an object owns when it is deleted.</summary>
internal enum Propagation
{
    /// <summary>The owner goes at once, the garbage collector follows.</summary>
    Background,

    /// <summary>The owner waits, with the <c>foregroundDeletion</c> finalizer, until its dependants are gone.</summary>
    Foreground,

    /// <summary>The owner waits, with the <c>orphan</c> finalizer, until its dependants are released.</summary>
    Orphan,
}
