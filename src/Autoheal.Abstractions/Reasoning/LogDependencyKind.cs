using System.Text.Json.Serialization;

namespace Autoheal.Reasoning;

/// <summary>What a name in a log line stands for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogDependencyKind>))]
public enum LogDependencyKind
{
    /// <summary>A host or service, perhaps with a port.</summary>
    Host = 0,

    /// <summary>A database.</summary>
    Database,

    /// <summary>A file or directory.</summary>
    File,

    /// <summary>A user or role of another system.</summary>
    User,

    /// <summary>The path of requests, in lower case and without anything that looks like an id: <c>/checkout</c>.</summary>
    Path,

    /// <summary>A part of a system by a word that Autoheal knows, such as <c>redis</c> or <c>database</c>.</summary>
    Component,

    /// <summary>A right of an API, as <c>verb/resource.group@namespace</c>; the group and the namespace may be missing.</summary>
    Right,
}
