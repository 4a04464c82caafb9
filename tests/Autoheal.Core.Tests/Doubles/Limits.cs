using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>Uses limits up, as earlier actions would have.</summary>
internal static class Limits
{
    public static async Task ReserveAsync(CoreHost host, string stream, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var version = await host.Journal.GetVersionAsync(new StreamId(stream));
            var reserved = new LimitReserved { IncidentId = "INC-0", IntentId = $"INC-0/{version}", Action = "earlier" };
            var append = host.Get<IncidentJournal>().Records(new StreamId(stream), version, [reserved], AppendOrigin.Autoheal);
            Assert.True((await host.Journal.AppendAsync([append], CancellationToken.None)).Succeeded);
        }
    }
}
