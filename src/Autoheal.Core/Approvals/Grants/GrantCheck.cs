using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Journal;
using Microsoft.Extensions.Options;

namespace Autoheal.Approvals.Grants;

/// <summary>Which approvals in advance become grants. Every use is checked again.</summary>
internal sealed class GrantCheck(IPeopleDirectory people, IActionCatalogue catalogue, IClusterDirectory clusters, IOptions<ApprovalOptions> options)
{
    /// <summary>Why it becomes none; null when it does.</summary>
    public async ValueTask<string?> RefuseAsync(InboxItem item, GrantSubmission submission, CancellationToken cancellationToken)
    {
        if (item.Actor != $"person:{submission.PersonId}")
        {
            return "it speaks for somebody else";
        }

        if (await people.FindAsync(submission.PersonId, cancellationToken) is not { Roles.Count: > 0 } person || person.Id != submission.PersonId)
        {
            return "the person is not known, or holds no role";
        }

        if (!catalogue.TryGet(submission.Action, out var action) || !GrantCover.IsModest(action.Descriptor.Risk))
        {
            return "there is no such action, or its risk is high";
        }

        if (submission.Kind.Length is 0 or > 63 || submission.Name.Length is 0 or > 253 || submission.Namespace.Length > 63)
        {
            return "it names no object";
        }

        if (submission.DurationSeconds < 60 || TimeSpan.FromSeconds(submission.DurationSeconds) > options.Value.MaxGrantDuration)
        {
            return $"it must be for a minute to {options.Value.MaxGrantDuration.TotalHours:0.#} hours";
        }

        return clusters.Names.Contains(submission.Cluster, StringComparer.Ordinal) ? null : "there is no cluster of that name";
    }
}
