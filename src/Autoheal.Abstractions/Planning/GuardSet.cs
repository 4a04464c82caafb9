using System.Text.Json;
using Autoheal.Incidents;

namespace Autoheal.Planning;

/// <summary>
/// The values of a target's guarded fields at one moment. Lives in memory and, encrypted, in the blob store; never in the journal,
/// which holds its keyed digest. Immutable.
/// </summary>
public sealed class GuardSet
{
    /// <summary>Captures guarded values.</summary>
    /// <param name="target">The object, with its uid.</param>
    /// <param name="fields">JSON pointer → value; null where the object has no such field.</param>
    /// <exception cref="ArgumentException">The target has no uid.</exception>
    public GuardSet(ResourceRef target, IEnumerable<KeyValuePair<string, JsonElement?>> fields)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(fields);
        if (target.Uid.Length == 0)
        {
            throw new ArgumentException($"The guard set of {target} needs the object's uid.", nameof(target));
        }

        Target = target;
        Fields = new SortedDictionary<string, JsonElement?>(
            fields.ToDictionary(field => field.Key, field => field.Value?.Clone()), StringComparer.Ordinal).AsReadOnly();
    }

    /// <summary>Gets the object, with its uid.</summary>
    public ResourceRef Target { get; }

    /// <summary>Gets the guarded values by JSON pointer, in ordinal order; null where the object has no such field.</summary>
    public IReadOnlyDictionary<string, JsonElement?> Fields { get; }
}
