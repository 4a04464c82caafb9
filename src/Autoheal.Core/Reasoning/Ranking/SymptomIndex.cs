
namespace Autoheal.Reasoning.Ranking;

/// <summary>The symptoms by the place of their object.</summary>
internal sealed class SymptomIndex
{
    private readonly IReadOnlyList<Symptom> _symptoms;
    private readonly Dictionary<Place, List<int>> _byPlace = [];

    public SymptomIndex(IReadOnlyList<Symptom> symptoms)
    {
        _symptoms = symptoms;
        for (var index = 0; index < symptoms.Count; index++)
        {
            var place = Place.Of(symptoms[index].Object);
            if (!_byPlace.TryGetValue(place, out var here))
            {
                _byPlace[place] = here = [];
            }

            here.Add(index);
        }
    }

    public int Count => _symptoms.Count;

    /// <summary>The indexes of the symptoms of one place and of others, rising.</summary>
    public IReadOnlyList<int> Of(Place place, IReadOnlyList<Place> others)
    {
        if (_byPlace.Count == 0)
        {
            return [];
        }

        SortedSet<int>? found = null;
        Add(place, ref found);
        for (var i = 0; i < others.Count; i++)
        {
            Add(others[i], ref found);
        }

        return found is null ? [] : [.. found];
    }

    public IReadOnlyList<string> Ids(IReadOnlyList<int> indexes) => [.. indexes.Select(index => _symptoms[index].Id)];

    private void Add(Place place, ref SortedSet<int>? found)
    {
        if (_byPlace.TryGetValue(place, out var here))
        {
            (found ??= []).UnionWith(here);
        }
    }
}
