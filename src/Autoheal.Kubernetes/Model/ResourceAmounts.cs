using System.Collections;

namespace Autoheal.Kubernetes.Model;

/// <summary>Amounts by resource name, for instance <c>cpu</c>, <c>memory</c>, <c>requests.cpu</c> or <c>count/jobs.batch</c>. Immutable.</summary>
public sealed class ResourceAmounts : IReadOnlyCollection<KeyValuePair<string, Quantity>>
{
    private readonly KeyValuePair<string, Quantity>[] _amounts;

    internal ResourceAmounts(KeyValuePair<string, Quantity>[] amounts) => _amounts = amounts;

    /// <summary>Gets none at all.</summary>
    public static ResourceAmounts None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _amounts.Length;

    /// <summary>Gets the amount of <c>cpu</c>, in cores; null when not named.</summary>
    public Quantity? Cpu => Find("cpu");

    /// <summary>Gets the amount of <c>memory</c>, in bytes; null when not named.</summary>
    public Quantity? Memory => Find("memory");

    /// <summary>The amount of a resource, or null when it is not named.</summary>
    public Quantity? Find(string name)
    {
        foreach (var amount in _amounts)
        {
            if (amount.Key == name)
            {
                return amount.Value;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, Quantity>> GetEnumerator() => _amounts.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
