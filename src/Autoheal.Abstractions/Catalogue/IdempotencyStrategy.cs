using System.Text.Json.Serialization;

namespace Autoheal.Catalogue;

/// <summary>What makes a second try of the same intent harmless.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IdempotencyStrategy>))]
public enum IdempotencyStrategy
{
    /// <summary>Nothing does; after a crash in doubt a person is asked.</summary>
    [JsonStringEnumMemberName("none")]
    None = 0,

    /// <summary>The write itself tests the guarded values, so that it applies at most once.</summary>
    [JsonStringEnumMemberName("guarded-write")]
    GuardedWrite,

    /// <summary>The write names the uid of an object that it removes.</summary>
    [JsonStringEnumMemberName("uid-precondition")]
    UidPrecondition,

    /// <summary>The write makes an object whose name follows from the target, so that the server makes it at most once.</summary>
    [JsonStringEnumMemberName("derived-name")]
    DerivedName,
}
