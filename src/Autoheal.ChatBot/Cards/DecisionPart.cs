using System.Security.Cryptography;
using System.Text;
using Autoheal.Approvals;
using Autoheal.ChatBot.Messages;
using Autoheal.Planning;

namespace Autoheal.ChatBot.Cards;

/// <summary>
/// What a person decides on: made from the stored request alone, which was copied from the hashed plan. Nothing that somebody outside wrote is in it, and
/// its hash is what an approval records.
/// </summary>
public static class DecisionPart
{
    private const int MaxLines = 40;

    /// <summary>The SHA-256 of the decision part, lower-case hex.</summary>
    public static string HashOf(ApprovalRequest request) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(request))));

    /// <summary>The decision part as text, a line a fact; the same request gives the same text.</summary>
    public static string TextOf(ApprovalRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string[] head =
        [
            "autoheal/decision/v1",
            $"request {request.Id}",
            $"plan {request.PlanHash}",
            $"proposed by {request.Proposer}",
        ];
        return string.Join('\n', head.Concat(request.Steps.SelectMany(StepLines)));
    }

    /// <summary>The decision part as blocks.</summary>
    public static IEnumerable<ChatBlock> BlocksOf(ApprovalRequest request, ChatTexts texts)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(texts);
        yield return new TextBlock(
        [
            new TextRun(texts.ToDecide, ChatTextStyle.Strong), ": ", new TextRun(request.Id, ChatTextStyle.Code), ", plan ",
            new TextRun(Short(request.PlanHash), ChatTextStyle.Code), $", proposed by {request.Proposer}",
        ]);
        foreach (var step in request.Steps)
        {
            yield return new CodeBlock($"{step.Action} on {step.Target} ({step.Risk.ToString().ToLowerInvariant()} risk)", Diff(step.Changes));
            var fields = new List<ChatField> { new(texts.WayBack, [step.Compensation]) };
            if (step.BlastRadius is { } radius)
            {
                fields.Insert(0, new ChatField(texts.Touches, [texts.Of(radius)]));
            }

            yield return new FieldsBlock(fields);
        }
    }

    /// <summary>The first characters of a hash, for people.</summary>
    internal static string Short(string hash) => hash.Length <= 12 ? hash : hash[..12];

    /// <summary>One fact stays one line: the name of an image may hold a line break, and must not pass for a change of its own.</summary>
    internal static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '\uFFFD' : c)]);

    private static string Diff(IReadOnlyList<FieldChange> changes)
    {
        if (changes.Count == 0)
        {
            return "(no field is changed)";
        }

        var lines = changes.Take(MaxLines).Select(change => OneLine($"{change.Path}: {change.Before ?? "(absent)"} → {change.After ?? "(absent)"}"));
        return string.Join('\n', changes.Count > MaxLines ? lines.Append($"… {changes.Count - MaxLines} more fields") : lines);
    }

    private static IEnumerable<string> StepLines(RequestedStep step) =>
    [
        $"step {step.Action}@{step.Version} {step.Risk} {step.Target}",
        .. step.Changes.Select(change => OneLine($"change {change.Path}: {change.Before ?? "(absent)"} -> {change.After ?? "(absent)"}")),
        $"compensation {step.Compensation}",
        .. step.BlastRadius is { } radius ? [$"blast {radius.Pods}/{radius.ServicePods} {string.Join(',', radius.Namespaces)}"] : Array.Empty<string>(),
    ];
}
