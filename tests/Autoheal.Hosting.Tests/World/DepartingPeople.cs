using Autoheal.Approvals;

namespace Autoheal.Hosting.Tests.World;

/// <summary>A directory that knows everybody until a test says that they are gone.</summary>
internal sealed class DepartingPeople : IPeopleDirectory
{
    public bool Gone { get; set; }

    public ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Gone ? null : new Person { Id = personId, Name = personId, Roles = ["oncall"] });
}
