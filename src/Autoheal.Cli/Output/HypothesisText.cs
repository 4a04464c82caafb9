using System.Globalization;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Output;

/// <summary>One possible cause as people read it.</summary>
internal static class HypothesisText
{
    /// <param name="hypothesis">The cause.</param>
    /// <param name="instead">The better one to which it is an alternative; null when it is the best of its group.</param>
    /// <param name="output">Where it is printed.</param>
    public static void Print(Hypothesis hypothesis, Hypothesis? instead, CommandOutput output)
    {
        var confidence = hypothesis.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        var rival = instead is null ? "" : $" · behind H{instead.Rank}";
        output.Line(
            $"{$"H{hypothesis.Rank}",-4}{confidence}  {hypothesis.Title} ({hypothesis.Object})   {hypothesis.Cause} · {Words.Of(hypothesis.Status)}{rival}",
            instead is null ? Tone.Heading : Tone.Plain);
        if (hypothesis.Summary.Length > 0 && hypothesis.Summary != hypothesis.Title)
        {
            output.Line($"        {hypothesis.Summary}");
        }

        Print('+', hypothesis.For, output);
        Print('-', hypothesis.Against, output);
        if (hypothesis.Explains.Count > 0)
        {
            output.Line($"        explains {string.Join(", ", hypothesis.Explains)}");
        }

        for (var index = 0; index < hypothesis.Remedies.Count; index++)
        {
            output.Line($"        {(index == 0 ? "repair" : "or")}: {Describe(hypothesis.Remedies[index])}");
        }
    }

    private static void Print(char sign, IReadOnlyList<Evidence> evidence, CommandOutput output)
    {
        foreach (var one in evidence)
        {
            output.Line($"        {sign} {one.Text}   {one.FactId}, {one.Source}, {Words.Of(one.Trust)}");
        }
    }

    private static string Describe(ActionProposal remedy)
    {
        var parameters = string.Join(", ", remedy.Parameters.Select(parameter => $"{parameter.Key} {parameter.Value}"));
        return $"{remedy.Action} on {remedy.Target}{(parameters.Length == 0 ? "" : $" ({parameters})")}";
    }
}
