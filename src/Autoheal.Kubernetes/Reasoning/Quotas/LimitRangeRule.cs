using System.Text.RegularExpressions;
using Autoheal.Context;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning.Quotas;

/// <summary>A LimitRange forbids what a container, pod or claim asks for (taxonomy row 2).</summary>
internal sealed partial class LimitRangeRule : IDiagnosticRule
{
    public string Name => "limit-range";

    public IReadOnlyList<CauseDescription> Causes { get; } =
        [QuotaCauses.LimitRangeCpu, QuotaCauses.LimitRangeMemory, QuotaCauses.LimitRangeOther];

    public IEnumerable<Finding> Evaluate(IncidentContext context)
    {
        if (context.Feature<ClusterModel>() is not { Refusals.Count: > 0 } model)
        {
            yield break;
        }

        foreach (var refusal in model.Refusals)
        {
            if (refusal.Answer.Contains(" per ") && refusal.Answer.Match(Bound()) is { Success: true } answer)
            {
                yield return Describe(model, refusal, answer);
            }
        }
    }

    private static Finding Describe(ClusterModel model, CreationRefusal refusal, Match answer)
    {
        var (resource, maximum) = (answer.Groups["resource"].Value, answer.Groups["bound"].Value == "maximum");
        var (range, bound) = FindRange(model, refusal, answer.Groups["type"].Value, resource, maximum);
        var asked = answer.Groups["asked"].Value is { Length: > 0 } text ? Quantity.Parse(text) : Asked(refusal.Template, resource);
        var words = $"{answer.Groups["bound"].Value} {resource} usage per {answer.Groups["type"].Value}";
        var checks = new CheckList(model);
        RefusalChecks.AddAnswer(checks, refusal, words, 0.7);
        AddBound(checks, model, refusal, range, $"{words} is {bound}");
        var blamed = (ClusterObject?)range ?? refusal.Blamed;
        var figure = bound is null ? words : $"{words} is {bound}";
        var wants = asked is null ? "" : $", {refusal.Blamed.Name} asks for {asked}";
        var good = LastGoodTemplate.Of(model, refusal.Blamed);
        return new Finding
        {
            Cause = CauseOf(resource).Code,
            Object = model.Reference(blamed),
            Title = $"LimitRange {(range is null ? "" : range.Name + ": ")}{figure}{wants}",
            Summary = $"New pods of {refusal.Blamed.Resource.Kind} {refusal.Blamed.Name} are refused (FailedCreate): "
                + $"{(range is null ? "a LimitRange" : "LimitRange " + range.Name)} of namespace {refusal.Blamed.Namespace} says {figure}{wants}.",
            Checks = checks.Checks,
            Explains = [model.Reference(refusal.Blamed), model.Reference(refusal.Maker)],
            Since = range?.Metadata.SpecChangedAt ?? refusal.Since,
            Remedies = good?.Changed(TemplateChangeKind.Resources, TemplateChangeKind.MemoryLimit) ?? false ? [good.Undo(model.Reference(refusal.Blamed))] : [],
        };
    }

    private static void AddBound(CheckList checks, ClusterModel model, CreationRefusal refusal, LimitRange? range, string words)
    {
        if (range is not null)
        {
            checks.Supports(0.6, $"LimitRange {range.Name}: {words}", checks.Declared(range, "limits", words));
        }
        else if (model.LimitRanges.IsComplete(refusal.Maker.Namespace))
        {
            checks.Refutes(0.6, "no LimitRange of the namespace has such a bound", checks.Controlled(refusal.Maker, "limitrange", "absent"));
        }
        else
        {
            checks.NotObserved(0.6, "the LimitRanges of the namespace");
        }
    }

    private static (LimitRange? Range, Quantity? Bound) FindRange(ClusterModel model, CreationRefusal refusal, string type, string resource, bool maximum)
    {
        foreach (var range in model.LimitRanges.In(refusal.Maker.Namespace))
        {
            foreach (var item in range.Limits)
            {
                if (item.Type == type && (maximum ? item.Max : item.Min).Find(resource) is { } bound)
                {
                    return (range, bound);
                }
            }
        }

        return (null, null);
    }

    private static Quantity? Asked(PodTemplate template, string resource)
    {
        Quantity? most = null;
        foreach (var container in template.Containers)
        {
            var asked = container.Limits.Find(resource) ?? container.Requests.Find(resource);
            most = asked is { } amount && (most is null || amount > most) ? amount : most;
        }

        return most;
    }

    private static CauseDescription CauseOf(string resource) => resource switch
    {
        "cpu" => QuotaCauses.LimitRangeCpu,
        "memory" => QuotaCauses.LimitRangeMemory,
        _ => QuotaCauses.LimitRangeOther,
    };

    [GeneratedRegex(
        @"(?<bound>maximum|minimum) (?<resource>cpu|memory|ephemeral-storage|storage) usage per (?<type>Container|Pod|PersistentVolumeClaim) is [0-9A-Za-z.]{1,24}(, but (limit|request) is (?<asked>[0-9]{1,18}[0-9A-Za-z]{0,3}))?",
        RegexOptions.CultureInvariant,
        100)]
    private static partial Regex Bound();
}
