using System.Collections.Frozen;
using Autoheal.ChatBot.Diagnostics;
using Autoheal.ChatBot.Inbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>
/// Takes what was delivered, by whichever way: asks whether it is for this app and team, and whether it is new, makes it durable and queues it. Waits for
/// the disk and for nothing else.
/// </summary>
internal sealed class SlackIntake(
    IOptions<SlackOptions> options, DeliveryBook deliveries, [FromKeyedServices(SlackChannel.Name)] PlatformInbox inbox, WorkQueue queue, ILogger<SlackIntake> logger)
{
    private readonly string _appId = options.Value.AppId;
    private readonly FrozenSet<string> _teams = options.Value.Teams.ToFrozenSet(StringComparer.Ordinal);

    public async ValueTask<Admission> AdmitAsync(SlackParcel parcel)
    {
        var admission = await DecideAsync(parcel);
        ChatBotTelemetry.Inbound(SlackChannel.Name, parcel.Input?.Kind ?? "other", admission switch
        {
            Admission.Refused => "refused",
            Admission.Busy => "shed",
            Admission.Duplicate => "duplicate",
            _ => "accepted",
        });
        return admission;
    }

    /// <summary>Queues what was acknowledged and not done when the host ended, if this app and team are still listened to. Called once, before anything else.</summary>
    public void Resume()
    {
        foreach (var key in inbox.TakenLately)
        {
            deliveries.TryAdd(key);
        }

        foreach (var entry in inbox.Left)
        {
            if (SlackParcelJson.Read(entry.Payload.Span) is not { Input: { } input } parcel || !IsOurs(parcel))
            {
                inbox.Done(entry.Key);
            }
            else if (queue.TryAdd(new SlackWork(entry.Key, input, inbox.IsFresh(entry) ? null : entry.At)))
            {
                Log.Resumed(logger, input.Kind, entry.At);
            }
        }
    }

    /// <summary>What was queued is done with.</summary>
    public void Finish(SlackWork work)
    {
        if (work.Input.IsKept)
        {
            inbox.Done(work.Key);
        }
    }

    private async ValueTask<Admission> DecideAsync(SlackParcel parcel)
    {
        if (!IsOurs(parcel))
        {
            Log.Foreign(logger, parcel.AppId, string.Join(", ", parcel.Teams));
            return Admission.Refused;
        }

        if (parcel.Input is not { } input)
        {
            return Admission.Ignored;
        }

        if (!deliveries.TryAdd(parcel.Key))
        {
            Log.Repeated(logger, parcel.Key);
            return Admission.Duplicate;
        }

        if (!input.IsKept || await inbox.TryRecordAsync(parcel.Key, SlackParcelJson.Write(parcel)))
        {
            if (queue.TryAdd(new SlackWork(parcel.Key, input)))
            {
                return Admission.Queued;
            }

            if (input.IsKept)
            {
                inbox.Withdraw(parcel.Key);
            }
        }

        deliveries.Remove(parcel.Key);
        Log.Full(logger, input.Kind);
        return Admission.Busy;
    }

    private bool IsOurs(SlackParcel parcel) => parcel.AppId == _appId && parcel.Teams.Any(_teams.Contains);
}
