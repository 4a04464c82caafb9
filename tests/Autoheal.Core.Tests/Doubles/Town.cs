using Autoheal.Approvals;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>People whose roles a test gives and takes away.</summary>
internal sealed class Town : IPeopleDirectory
{
    private readonly Dictionary<string, Person> _people;

    /// <summary>Amira and Ben are on call, Cleo only reads.</summary>
    public Town(StringComparer? comparer = null)
    {
        _people = new Dictionary<string, Person>(comparer ?? StringComparer.Ordinal);
        Give("amira", "oncall");
        Give("ben", "oncall");
        Give("cleo");
    }

    /// <summary>Thrown at the next question, as by a directory that is out of reach.</summary>
    public Exception? Failure { get; set; }

    public void Give(string id, params string[] roles) => _people[id] = new Person { Id = id, Name = id, Roles = roles };

    public void Forget(string id) => _people.Remove(id);

    public ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken = default) =>
        Failure is { } failure ? throw failure : ValueTask.FromResult(_people.GetValueOrDefault(personId));
}
