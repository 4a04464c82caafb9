using Autoheal.Journal;
using Autoheal.Testing;

namespace Autoheal.Core.Tests.Journal;

[ConformanceOf(typeof(InMemoryInbox))]
public sealed class InMemoryInboxTests : InboxConformance
{
    private readonly InMemoryInbox _inbox = new();

    protected override IInbox Open() => _inbox;
}
