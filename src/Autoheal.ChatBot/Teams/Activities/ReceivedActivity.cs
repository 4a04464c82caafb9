namespace Autoheal.ChatBot.Teams.Activities;

/// <summary>An activity whose sender, address and tenant were found right.</summary>
/// <param name="Activity">What was sent.</param>
/// <param name="Service">Where it is answered.</param>
/// <param name="IsEmulator">Whether the Emulator sent it, whose people nobody vouches for.</param>
internal sealed record ReceivedActivity(TeamsActivity Activity, ServiceAddress Service, bool IsEmulator);
