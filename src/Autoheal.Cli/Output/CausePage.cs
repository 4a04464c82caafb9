using Autoheal.Reasoning;

namespace Autoheal.Cli.Output;

/// <summary>The catalogue of causes as a page: <c>docs/causes.md</c>.</summary>
internal static class CausePage
{
    public static IEnumerable<string> Lines(CauseCatalogue catalogue)
    {
        yield return "# Causes";
        yield return "";
        yield return "What the rules can name, by code. Codes are stable. `autoheal explain CAUSE` prints one. This page is written by `eng/write-causes`.";
        yield return "";
        foreach (var family in catalogue.All.GroupBy(cause => Family(cause.Code.Value)))
        {
            yield return $"## {family.Key}";
            yield return "";
            foreach (var line in family.SelectMany(Entry))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Entry(CauseDescription cause)
    {
        yield return $"### `{cause.Code}`";
        yield return "";
        yield return $"{cause.Title}.";
        yield return "";
        foreach (var sign in cause.Signs)
        {
            yield return $"- sign: {sign}";
        }

        yield return $"- repair: {(cause.Repair.Length == 0 ? "none to recommend." : cause.Repair)} ({CauseText.Of(cause.RepairClass)})";
        yield return $"- needs: {Words.Of(cause.Need)}";
        if (cause.Refines.Count > 0)
        {
            yield return $"- says more than: {string.Join(", ", cause.Refines.Select(code => $"`{code}`"))}";
        }

        yield return "";
    }

    private static string Family(string code) => string.Join('.', code.Split('.').Take(2));
}
