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
}
