namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Finds all of many words in a line in one pass, whatever their number (Aho and Corasick, "Efficient string matching", CACM 18(6), 1975, as a
/// full automaton). Case of ASCII letters does not matter.
/// </summary>
internal sealed class WordIndex
{
    private readonly byte[] _classes = new byte[128];
    private readonly int _width;
    private readonly int[] _next;
    private readonly int[][] _found;

    /// <param name="words">Lower-case ASCII words, each with the id that a sighting reports.</param>
    public WordIndex(IReadOnlyList<(string Word, int Id)> words)
    {
        byte count = 0;
        foreach (var c in words.SelectMany(word => word.Word))
        {
            if (_classes[c] == 0)
            {
                _classes[c] = ++count;
            }
        }

        for (var c = 'a'; c <= 'z'; c++)
        {
            _classes[c - 'a' + 'A'] = _classes[c];
        }

        _width = count + 1;
        var next = new List<int>(new int[_width]);
        var found = new List<List<int>> { new() };
        foreach (var (word, id) in words)
        {
            Insert(word, id, next, found);
        }

        _next = [.. next];
        _found = Link(found);
    }

    /// <summary>Adds the ids of the words in a line to <paramref name="ids"/>; an id may come several times.</summary>
    public void Find(ReadOnlySpan<char> line, List<int> ids)
    {
        var classes = _classes;
        var next = _next;
        var state = 0;
        foreach (var c in line)
        {
            state = next[(state * _width) + (c < 128 ? classes[c] : 0)];
            if (_found[state].Length > 0)
            {
                ids.AddRange(_found[state]);
            }
        }
    }

    private void Insert(string word, int id, List<int> next, List<List<int>> found)
    {
        var state = 0;
        foreach (var c in word)
        {
            var slot = (state * _width) + _classes[c];
            if (next[slot] == 0)
            {
                next[slot] = found.Count;
                found.Add([]);
                next.AddRange(new int[_width]);
            }

            state = next[slot];
        }

        found[state].Add(id);
    }

    /// <summary>Fills in where to go on when a word breaks off: breadth first, so that shorter states are complete.</summary>
    private int[][] Link(List<List<int>> found)
    {
        var fallback = new int[found.Count];
        var queue = new Queue<int>();
        for (var c = 0; c < _width; c++)
        {
            if (_next[c] != 0)
            {
                queue.Enqueue(_next[c]);
            }
        }

        while (queue.TryDequeue(out var state))
        {
            found[state].AddRange(found[fallback[state]]);
            for (var c = 0; c < _width; c++)
            {
                ref var target = ref _next[(state * _width) + c];
                var other = _next[(fallback[state] * _width) + c];
                if (target == 0)
                {
                    target = other;
                }
                else
                {
                    fallback[target] = other;
                    queue.Enqueue(target);
                }
            }
        }

        return [.. found.Select(ids => ids.Distinct().ToArray())];
    }
}
