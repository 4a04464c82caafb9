namespace Autoheal.Context;

/// <summary>The answer to a look-up: found, known to be absent, or not observed and why.</summary>
/// <typeparam name="T">What was looked for.</typeparam>
public readonly record struct Lookup<T>
    where T : class
{
    private readonly T? _value;
    private readonly string? _reason;
    private readonly bool _absent;

    private Lookup(T? value, bool absent, string? reason)
    {
        _value = value;
        _absent = absent;
        _reason = reason;
    }

    /// <summary>Gets the object; null when absent or not observed.</summary>
    public T? Value => _value;

    /// <summary>Gets a value indicating whether the object exists.</summary>
    public bool IsFound => _value is not null;

    /// <summary>Gets a value indicating whether the object is known not to exist.</summary>
    public bool IsAbsent => _absent;

    /// <summary>Gets why nobody can tell; null when found or absent.</summary>
    public string? NotObservedReason => _value is null && !_absent ? _reason ?? "not asked" : null;

    /// <summary>The object exists.</summary>
    public static Lookup<T> Found(T value) => new(value, absent: false, null);

    /// <summary>The object does not exist; only valid under complete coverage.</summary>
    public static Lookup<T> Absent() => new(null, absent: true, null);

    /// <summary>Nobody can tell.</summary>
    public static Lookup<T> NotObserved(string reason) => new(null, absent: false, reason);
}
