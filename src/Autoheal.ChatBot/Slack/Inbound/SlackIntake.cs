using System.Collections.Frozen;
using Autoheal.ChatBot.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>Takes what was delivered, by whichever way: asks whether it is for this app and team, and whether it is new, and queues it. Never waits.</summary>
internal sealed class SlackIntake(IOptions<SlackOptions> options, DeliveryBook deliveries, WorkQueue queue, ILogger<SlackIntake> logger)
{
    private readonly string _appId = options.Value.AppId;
    private readonly FrozenSet<string> _teams = options.Value.Teams.ToFrozenSet(StringComparer.Ordinal);

    public Admission Admit(SlackParcel parcel)
    {
        var admission = Decide(parcel);
        ChatBotTelemetry.Inbound(SlackChannel.Name, parcel.Input?.Kind ?? "other", admission switch
        {
            Admission.Refused => "refused",
            Admission.Busy => "shed",
            Admission.Duplicate => "duplicate",
            _ => "accepted",
        });
        return admission;
    }

    private Admission Decide(SlackParcel parcel)
    {
        if (parcel.AppId != _appId || !parcel.Teams.Any(_teams.Contains))
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

        if (queue.TryAdd(input))
        {
            return Admission.Queued;
        }

        deliveries.Remove(parcel.Key);
        Log.Full(logger, input.Kind);
        return Admission.Busy;
    }
}
