namespace Autoheal.Simulation.Applications.Backends;

/// <summary>
/// What a database, cache or broker keeps beyond the life of its pods, and what an administrator can do to it without Kubernetes noticing.
/// For a service it is the certificate that it serves.
/// </summary>
internal sealed class BackendState(Action changed)
{
    /// <summary>The password that logins need now; null until the first start sets it.</summary>
    public string? Password { get; set => Set(ref field, value); }

    /// <summary>A replica, or a primary that refuses writes.</summary>
    public bool ReadOnly { get; set => Set(ref field, value); }

    /// <summary>Nothing more can be written to its disk.</summary>
    public bool DiskFull { get; set => Set(ref field, value); }

    /// <summary>A cache that has reached its memory limit and may not evict.</summary>
    public bool MemoryFull { get; set => Set(ref field, value); }

    /// <summary>A long transaction holds the locks that everybody needs.</summary>
    public bool Locked { get; set => Set(ref field, value); }

    /// <summary>Two kinds of transactions take the same locks in opposite order.</summary>
    public bool Deadlocks { get; set => Set(ref field, value); }

    /// <summary>A key column has reached its highest value.</summary>
    public bool SequenceExhausted { get; set => Set(ref field, value); }

    /// <summary>A message that no consumer can process, and that comes back each time: where it stands; null when there is none.</summary>
    public string? PoisonRecord { get; set => Set(ref field, value); }

    /// <summary>How many connections it accepts.</summary>
    public int ConnectionLimit { get; set => Set(ref field, value); } = 100;

    /// <summary>Connections that somebody outside of the landscape holds.</summary>
    public int ForeignConnections { get; set => Set(ref field, value); }

    /// <summary>What it adds to every answer.</summary>
    public TimeSpan Delay { get; set => Set(ref field, value); }

    /// <summary>When its certificate expires; null when connections are not encrypted or the certificate is renewed in time.</summary>
    public DateTimeOffset? CertificateExpires { get; set => Set(ref field, value); }

    /// <summary>Whether its certificate was issued by an authority that the callers do not know.</summary>
    public bool UnknownAuthority { get; set => Set(ref field, value); }

    private void Set<T>(ref T field, T value)
    {
        if (EqualityComparer<T>.Default.Equals(field, value))
            return;
        field = value;
        changed();
    }
}
