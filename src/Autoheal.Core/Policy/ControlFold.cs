using Autoheal.Journal.Events;

namespace Autoheal.Policy;

/// <summary>
/// Folds turns of the kill switch into what counts in one cluster. A turn for a name that the host does not have any more goes on counting everywhere: a
/// stop must not get lost because a cluster was renamed.
/// </summary>
internal sealed class ControlFold(string? cluster, IReadOnlyList<string> known)
{
    private readonly Dictionary<string, ControlMode> _own = new(StringComparer.Ordinal);
    private ControlMode _all = ControlMode.Running;
    private long _epoch;

    public ControlState State => new(_own.Values.Append(_all).Min(), _epoch);

    /// <summary>Takes a record. One that this version does not understand may forbid: it counts as halted until a known one follows.</summary>
    public void Take(ControlChanged? changed, long sequence)
    {
        if (!Concerns(changed?.Cluster))
        {
            return;
        }

        Set(changed?.Cluster, changed is not null && Enum.IsDefined(changed.Mode) ? changed.Mode : ControlMode.Halted);
        _epoch = sequence;
    }

    /// <summary>Takes note of a record that turns nothing, such as a demotion: what was checked before it has to be checked again.</summary>
    public void Pass(long sequence) => _epoch = sequence;

    /// <summary>
    /// Takes note of something that waits and may become such a record, or be dropped: an epoch of its own, so that one that comes after another
    /// was dropped is not taken for it.
    /// </summary>
    public void PassWaiting(string item) => _epoch += (long)(1 + Digest(item)) << 32;

    /// <summary>Takes a turn that is no record yet: it counts at once when it tightens, and only then.</summary>
    public void TakeWaiting(ControlCommand? command)
    {
        if (!Concerns(command?.Cluster))
        {
            return;
        }

        var asked = command?.Mode ?? ControlMode.Halted;
        var before = command?.Cluster is { } name ? _own.GetValueOrDefault(name, ControlMode.Running) : _all;
        Set(command?.Cluster, asked < before ? asked : before);
        _epoch++;
    }

    /// <summary>FNV-1a, folded to 30 bits: equal for equal ids in every process.</summary>
    private static int Digest(string item)
    {
        var digest = 2166136261u;
        foreach (var character in item)
        {
            digest = unchecked((digest ^ character) * 16777619u);
        }

        return (int)(digest >> 2);
    }

    private bool Concerns(string? name) => name is null || cluster is null || name == cluster || !known.Contains(name, StringComparer.Ordinal);

    private void Set(string? name, ControlMode mode)
    {
        if (name is null)
        {
            _all = mode;
        }
        else
        {
            _own[name] = mode;
        }
    }
}
