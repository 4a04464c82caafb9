namespace Autoheal.Approvals;

/// <summary>
/// Maps people to roles. Asked when an answer arrives and again right before execution, so that a role lost meanwhile counts. Thread-safe.
/// </summary>
public interface IPeopleDirectory
{
    /// <summary>The person, or null when the operator does not know the id.</summary>
    ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken = default);
}
