namespace Autoheal.Kubernetes.Client;

/// <summary>What a line of a watch says.</summary>
internal enum WatchEventType
{
    /// <summary>Something that this version does not know; passed over.</summary>
    Unknown = 0,

    /// <summary>An object is new, or new to the watch.</summary>
    Added,

    /// <summary>An object was written.</summary>
    Modified,

    /// <summary>An object is gone.</summary>
    Deleted,

    /// <summary>Nothing changed up to a version.</summary>
    Bookmark,

    /// <summary>The watch cannot go on.</summary>
    Error,
}
