using Microsoft.Extensions.Options;

namespace Autoheal.Approvals;

internal sealed class ConfiguredPeople(IOptionsMonitor<PeopleOptions> options) : IPeopleDirectory
{
    public ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(options.CurrentValue.People.SingleOrDefault(person => person.Id == personId));
}
