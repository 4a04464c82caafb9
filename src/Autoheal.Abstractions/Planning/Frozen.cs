using System.Collections.ObjectModel;

namespace Autoheal.Planning;

/// <summary>
/// Copies that nobody can change. What is hashed and approved passes through policies and actions, which are other people's code: a
/// list that was only declared read-only could be cast back and changed under the hash.
/// </summary>
internal static class Frozen
{
    public static IReadOnlyDictionary<string, string> NoParameters { get; } = ReadOnlyDictionary<string, string>.Empty;

    public static IReadOnlyList<T> Copy<T>(IReadOnlyList<T> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new ReadOnlyCollection<T>([.. list]);
    }

    public static IReadOnlyDictionary<string, string> Copy(IReadOnlyDictionary<string, string> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new ReadOnlyDictionary<string, string>(new Dictionary<string, string>(map, StringComparer.Ordinal));
    }
}
