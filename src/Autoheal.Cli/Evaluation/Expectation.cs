using System.IO.Enumeration;
using System.Text.Json;
using System.Text.RegularExpressions;
using Autoheal.Incidents;
using Autoheal.Reasoning;

namespace Autoheal.Cli.Evaluation;

/// <summary>Compares a diagnosis with what a case expects: its best hypothesis has to name the cause, blame the object and say the words.</summary>
internal sealed class Expectation
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly Regex[] _tokens;

    private Expectation(ExpectedDiagnosis expected, Regex[] tokens)
    {
        Expected = expected;
        _tokens = tokens;
    }

    public ExpectedDiagnosis Expected { get; }

    /// <exception cref="ToolException">The text is no expectation.</exception>
    public static Expectation Read(string json, string name)
    {
        try
        {
            var expected = JsonSerializer.Deserialize(json, ExpectedJsonContext.Default.ExpectedDiagnosis)
                ?? throw ToolException.BadInput($"{name} holds no object");
            if (expected is { Cause: null, Object: null, Tokens: null or [], NoFault: null or false })
            {
                throw ToolException.BadInput($"{name} expects nothing: give it a cause, an object, tokens or noFault");
            }

            return new Expectation(expected, [.. (expected.Tokens ?? []).Select(token => Compile(token, name))]);
        }
        catch (JsonException e)
        {
            throw ToolException.BadInput($"{name} is no expectation: {e.Message.Split(" Path:", 2)[0]}");
        }
    }

    /// <summary>What is not as expected, one clause; null when all is.</summary>
    public string? Miss(Diagnosis diagnosis)
    {
        var best = diagnosis.Hypotheses.FirstOrDefault();
        if (Expected.NoFault == true)
        {
            return diagnosis.Outcome == DiagnosisOutcome.Fault ? $"reported {best?.Cause.Value} though nothing is wrong" : null;
        }

        if (best is null || best.Status == HypothesisStatus.Refuted)
        {
            return "named no cause";
        }

        return Expected.Cause is { } cause && !Matches(cause, best.Cause.Value) ? $"named {best.Cause} instead of {cause}"
            : Expected.Object is { } @object && !Matches(@object, best.Object) ? $"blamed {best.Object}"
            : _tokens.FirstOrDefault(token => !token.IsMatch($"{best.Title} {best.Summary}")) is { } token ? $"did not say {token}"
            : null;
    }

    private static bool Matches(ExpectedObject expected, ResourceRef found) =>
        Matches(expected.Kind, found.Kind) && Matches(expected.Namespace, found.Namespace) && Matches(expected.Name, found.Name);

    private static bool Matches(string? pattern, string text) => pattern is null || FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    private static Regex Compile(string token, string name)
    {
        try
        {
            return new Regex(token, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, s_patience);
        }
        catch (ArgumentException e)
        {
            throw ToolException.BadInput($"{name} holds a token that is no regular expression: {e.Message}");
        }
    }
}
