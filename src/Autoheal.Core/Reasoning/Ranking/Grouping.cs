using Autoheal.Context;

namespace Autoheal.Reasoning.Ranking;

/// <summary>
/// Puts candidates that would explain the same trouble into one group, as alternatives, consequences or weaker words for it; what explains some
/// trouble of its own is an independent cause and opens a group. Takes candidates causes first.
/// </summary>
internal sealed class Grouping(CausalGraph graph)
{
    private readonly List<Group> _groups = [];

    public void Add(Candidate candidate)
    {
        var (group, role) = Find(candidate);
        if (group is null)
        {
            group = new Group(_groups.Count);
            _groups.Add(group);
        }

        candidate.Group = group.Number;
        candidate.Role = role;
        group.Add(candidate);
    }

    private (Group? Group, Role Role) Find(Candidate candidate)
    {
        if (graph.StrongerThan(candidate).FirstOrDefault(stronger => stronger.IsPlaced) is { } said)
        {
            return (_groups[said.Group], Role.Weaker);
        }

        if (graph.UpstreamOf(candidate).FirstOrDefault(cause => cause.IsPlaced) is { } cause)
        {
            return (_groups[cause.Group], Role.Consequence);
        }

        return _groups.Find(group => group.Takes(candidate)) is { } taking ? (taking, Role.Alternative) : (null, Role.Head);
    }

    private sealed class Group(int number)
    {
        private readonly List<Candidate> _members = [];
        private readonly HashSet<int> _explained = [];

        public int Number => number;

        public void Add(Candidate candidate)
        {
            _members.Add(candidate);
            _explained.UnionWith(candidate.Explains);
        }

        /// <summary>Whether a candidate is about the same object, explains nothing that this group does not, or rests on the same fact for the same cause.</summary>
        public bool Takes(Candidate candidate) =>
            (candidate.Explains.Count > 0 && _explained.IsSupersetOf(candidate.Explains))
            || _members.Exists(member => member.Object == candidate.Object || SharesCause(member, candidate));

        // One image, one node, one ConfigMap behind several objects: the fact is about none of them.
        private static bool SharesCause(Candidate one, Candidate other) =>
            one.Finding.Cause == other.Finding.Cause && one.Finding.Checks.Any(check =>
                check is { Result: CheckResult.Supports, Fact: { } fact } && IsOutside(fact, one) && IsOutside(fact, other) && Cites(other, fact));

        private static bool IsOutside(Fact fact, Candidate candidate)
        {
            var place = Place.Of(fact.Subject);
            return place != candidate.Object && !candidate.Elsewhere.Contains(place);
        }

        private static bool Cites(Candidate candidate, Fact fact) => candidate.Finding.Checks.Any(check =>
            check.Fact is { } cited && cited.Predicate == fact.Predicate && cited.Value == fact.Value && cited.Subject.SamePlaceAs(fact.Subject));
    }
}
