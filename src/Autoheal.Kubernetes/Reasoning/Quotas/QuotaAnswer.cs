using System.Text.RegularExpressions;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>What the API server said when a quota stood in the way: its name, and what was asked for by resource.</summary>
internal sealed partial class QuotaAnswer
{
    private QuotaAnswer(string quota, IReadOnlyList<KeyValuePair<string, Quantity>> asked)
    {
        Quota = quota;
        Asked = asked;
    }

    /// <summary>The quota's name; untrusted until an object of the name is seen.</summary>
    public string Quota { get; }

    /// <summary>What was asked for, of the resources that the quota has too little of.</summary>
    public IReadOnlyList<KeyValuePair<string, Quantity>> Asked { get; }

    /// <summary>The answer in a text; null when it speaks of something else.</summary>
    public static QuotaAnswer? Read(UntrustedText text)
    {
        if (!text.Contains("exceeded quota:") || text.Match(Exceeded()) is not { Success: true } match)
        {
            return null;
        }

        var asked = new List<KeyValuePair<string, Quantity>>(2);
        foreach (var pair in match.Groups["asked"].Value.Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && Quantity.Parse(pair[(equals + 1)..]) is { } amount)
            {
                asked.Add(new(pair[..equals], amount));
            }
        }

        return asked.Count == 0 ? null : new QuotaAnswer(match.Groups["name"].Value, asked);
    }

    [GeneratedRegex(@"exceeded quota: (?<name>[a-z0-9.-]{1,253}), requested: (?<asked>[A-Za-z0-9./=,_-]{1,400}?), used: ", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Exceeded();
}
