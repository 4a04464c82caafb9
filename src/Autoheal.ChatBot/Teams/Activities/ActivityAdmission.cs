using Autoheal.ChatBot.Teams.Tokens;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>Whether an activity is what its token speaks for. Thread-safe.</summary>
internal sealed class ActivityAdmission(IOptions<TeamsOptions> options, ServiceHosts hosts)
{
    /// <summary>The activity, if it may be worked on; else null and why not, for the log.</summary>
    public ReceivedActivity? Admit(TeamsActivity activity, TokenVerdict token, out string refusal)
    {
        refusal = token.IsEmulator ? CheckEmulator(activity) : CheckTeams(activity, token);
        var emulatorHost = token.IsEmulator ? ServiceAddress.From(activity.ServiceUrl, address => address.IsLoopback) : null;
        if (refusal.Length > 0)
        {
            return null;
        }

        if (emulatorHost is null && !hosts.TryAccept(activity.ServiceUrl, out emulatorHost))
        {
            refusal = "its service address may not be answered";
            return null;
        }

        return new ReceivedActivity(activity, emulatorHost, token.IsEmulator);
    }

    /// <summary>An activity that was admitted before the host ended, if it would still be; else null.</summary>
    public ReceivedActivity? AdmitAgain(TeamsActivity activity) =>
        activity.ChannelId == TeamsChannel.Id && IsOfAllowedTenant(activity) && hosts.TryAccept(activity.ServiceUrl, out var service)
            ? new ReceivedActivity(activity, service, IsEmulator: false)
            : null;

    private bool IsOfAllowedTenant(TeamsActivity activity) => options.Value.Tenants.Contains(activity.TenantId, StringComparer.OrdinalIgnoreCase);

    private string CheckTeams(TeamsActivity activity, TokenVerdict token) =>
        activity.ChannelId != TeamsChannel.Id || !token.Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal) ? "its channel is not the token's"
        : activity.ServiceUrl != token.ServiceUrl ? "its service address is not the token's"
        : !IsOfAllowedTenant(activity) ? "its tenant is not among the allowed ones"
        : "";

    private static string CheckEmulator(TeamsActivity activity) => activity.ChannelId == "emulator" ? "" : "its channel is not the Emulator's";
}
