using Autoheal.Incidents;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Kubernetes.Reasoning;

/// <summary>The template of the last revision that is shown to have worked, beside the one that is wanted now: what a release changed.</summary>
internal sealed class LastGoodTemplate
{
    private readonly ReplicaSet _current;

    private LastGoodTemplate(Revision revision, ReplicaSet current, DateTimeOffset rolledOutAt)
    {
        Revision = revision;
        _current = current;
        RolledOutAt = rolledOutAt;
        Changes = TemplateDiff.Between(revision.ReplicaSet.Template, current.Template);
    }

    public Revision Revision { get; }

    public PodTemplate Template => Revision.ReplicaSet.Template;

    /// <summary>When the current revision was rolled out.</summary>
    public DateTimeOffset RolledOutAt { get; }

    public IReadOnlyList<TemplateChange> Changes { get; }

    /// <summary>Of a Deployment whose history shows one; null of everything else.</summary>
    public static LastGoodTemplate? Of(ClusterModel model, ClusterObject blamed) =>
        blamed is Deployment deployment && new RevisionHistory(model, deployment) is { Current: { } current, LastGood: { } good } history
            ? new LastGoodTemplate(good, current, history.RolledOutAt)
            : null;

    public bool Changed(params ReadOnlySpan<TemplateChangeKind> kinds)
    {
        foreach (var change in Changes)
        {
            if (kinds.Contains(change.Kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Says which change of a release fits the cause.</summary>
    public void AddChange(CheckList checks, double reliability, params ReadOnlySpan<TemplateChangeKind> kinds)
    {
        foreach (var change in Changes)
        {
            if (kinds.Contains(change.Kind))
            {
                checks.Supports(
                    reliability,
                    $"revision {_current.Metadata.Revision} against revision {Revision.Number}: {change}",
                    checks.Declared(_current, "template.changes", change.ToString(), RolledOutAt));
                return;
            }
        }
    }

    /// <summary>Going back to it.</summary>
    public ActionProposal Undo(ResourceRef deployment) => Remedies.Undo(deployment, Revision);
}
