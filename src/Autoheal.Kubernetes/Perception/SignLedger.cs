namespace Autoheal.Kubernetes.Perception;

/// <summary>Remembers what was reported, so that each sign is reported once when it has lasted and once when it is over. Not thread-safe.</summary>
internal sealed class SignLedger(TimeSpan patience)
{
    private readonly Dictionary<string, (KubernetesSign Sign, DateTimeOffset FirstSeen, bool Reported)> _seen = new(StringComparer.Ordinal);

    /// <summary>What is to be reported now: signs that have lasted, and signs that are over.</summary>
    public (IReadOnlyList<KubernetesSign> Firing, IReadOnlyList<KubernetesSign> Over) Take(IReadOnlyList<KubernetesSign> signs, DateTimeOffset at)
    {
        var firing = new List<KubernetesSign>();
        foreach (var sign in signs)
        {
            var entry = _seen.TryGetValue(sign.Fingerprint, out var known) ? known : (Sign: sign, FirstSeen: at, Reported: false);
            if (!entry.Reported && at - entry.FirstSeen >= patience)
            {
                entry.Reported = true;
                firing.Add(sign);
            }

            _seen[sign.Fingerprint] = (sign, entry.FirstSeen, entry.Reported);
        }

        var current = signs.Select(sign => sign.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var over = new List<KubernetesSign>();
        foreach (var (fingerprint, entry) in _seen.Where(entry => !current.Contains(entry.Key)).ToArray())
        {
            _seen.Remove(fingerprint);
            if (entry.Reported)
            {
                over.Add(entry.Sign);
            }
        }

        return (firing, over);
    }

    /// <summary>What was taken could not be made durable: it will be taken again.</summary>
    public void GiveBack(IReadOnlyList<KubernetesSign> firing, IReadOnlyList<KubernetesSign> over)
    {
        foreach (var sign in firing)
        {
            _seen[sign.Fingerprint] = _seen[sign.Fingerprint] with { Reported = false };
        }

        foreach (var sign in over)
        {
            _seen[sign.Fingerprint] = (sign, sign.Since, true);
        }
    }
}
