namespace Autoheal.Approvals;

/// <summary>The people whom the operator's configuration knows. Read anew at every question, so that a role taken away counts at once.</summary>
public sealed class PeopleOptions
{
    /// <summary>Gets the people. Ids are unique.</summary>
    public IList<Person> People { get; } = [];
}
