using System.Globalization;
using System.Text.RegularExpressions;
using Bogus;

namespace Autoheal.Diagnosis.Manifests;

/// <summary>
/// Fills in <c>$words</c> and <c>@times</c>. A word means the same name throughout one case and seed: <c>$image…</c> an image with tag, <c>$port…</c> a
/// number, <c>$node…</c> a node, <c>$VARIABLE</c> a variable, <c>$hash…</c> letters and digits, anything else a name such as an application has.
/// </summary>
internal sealed partial class CaseNames
{
    private static readonly DateTimeOffset s_now = CaseCluster.Now;
    private static readonly string[] s_registries = ["registry.example", "ghcr.example/team", "eu-docker.example/prod", "docker.io/acme", "quay.example"];
    private readonly Dictionary<string, string> _known = [];
    private readonly HashSet<string> _taken = [];
    private readonly Faker _faker;

    private readonly bool _hostile;

    public CaseNames(int seed, bool hostile = false)
    {
        _faker = new Faker("en") { Random = new Randomizer(seed) };
        _hostile = hostile;
        Namespace = Get("ns");
    }

    public string Namespace { get; }

    public string Get(string word)
    {
        if (!_known.TryGetValue(word, out var name))
        {
            do
            {
                name = Make(word);
            }
            while (!_taken.Add(name));

            _known[word] = name;
        }

        return name;
    }

    public string Fill(string text) => Times().Replace(Words().Replace(text, match => Get(match.Groups[1].Value)), match => Time(match));

    /// <summary>A name that no case uses.</summary>
    public string Fresh() => Get($"fresh-{_known.Count}");

    private string Make(string word)
    {
        var random = _faker.Random;
        return word switch
        {
            _ when word.StartsWith("image", StringComparison.Ordinal) =>
                $"{random.ArrayElement(s_registries)}/{Word()}-{Word()}:{random.Int(0, 9)}.{random.Int(0, 40)}.{random.Int(0, 20)}",
            _ when word.StartsWith("port", StringComparison.Ordinal) => random.Int(3000, 9900).ToString(CultureInfo.InvariantCulture),
            _ when word.StartsWith("node", StringComparison.Ordinal) => random.ArrayElement(["ip-10-0-{0}-{1}", "gke-pool-{0}-{1}", "worker-{0}{1}", "aks-{0}-vmss{1}"])
                .Replace("{0}", random.Int(1, 99).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{1}", random.Int(1, 999).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            _ when word.StartsWith("hash", StringComparison.Ordinal) => random.String2(9, "bcdfghjklmnpqrstvwxz2456789"),
            _ when word.All(c => char.IsAsciiLetterUpper(c) || c == '_') => $"{Word()}_{Word()}".ToUpperInvariant(),
            _ => random.Bool() ? $"{Word()}-{Word()}" : $"{Word()}-{random.ArrayElement(["api", "worker", "service", "web", "jobs", "sync"])}",
        };
    }

    private string Word() => _hostile ? _faker.Random.ArrayElement(HostileWords.All) : HarmlessWord();

    private string HarmlessWord()
    {
        var word = _faker.Random.Bool() ? _faker.Hacker.Noun() : _faker.Commerce.ProductMaterial();
        return new string([.. word.ToLowerInvariant().Where(char.IsAsciiLetterLower)]);
    }

    private static string Time(Match match)
    {
        var amount = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var ago = match.Groups[2].Value switch
        {
            "s" => TimeSpan.FromSeconds(amount),
            "m" => TimeSpan.FromMinutes(amount),
            "h" => TimeSpan.FromHours(amount),
            _ => TimeSpan.FromDays(amount),
        };
        return $"\"{(s_now - ago).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\"";
    }

    [GeneratedRegex(@"\$([A-Za-z][A-Za-z0-9_]*)")]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<=[\s:\[{,])@(\d+)([smhd])\b")]
    private static partial Regex Times();
}
