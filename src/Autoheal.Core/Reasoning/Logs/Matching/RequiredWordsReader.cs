using System.Text;

namespace Autoheal.Reasoning.Logs;

/// <summary>
/// Walks over a regular expression and finds words of which every match holds at least one. It understands groups, alternatives,
/// classes and quantifiers; anything else ends a word, and anything doubtful gives up.
/// </summary>
internal sealed class RequiredWordsReader(string pattern)
{
    private const int MostWords = 64;

    private int _at;
    private bool _gaveUp;

    /// <summary>The words, or null when there are none.</summary>
    public IReadOnlyList<string>? Read()
    {
        if (pattern.Contains(@"\Q", StringComparison.Ordinal) || pattern.Contains("(?x", StringComparison.Ordinal))
        {
            return null;
        }

        var words = ReadAlternatives();
        return _gaveUp || _at < pattern.Length || words is { Count: 0 or > MostWords } ? null : words;
    }

    /// <summary>Every alternative has to give words, or none does.</summary>
    private List<string>? ReadAlternatives()
    {
        List<string>? all = [];
        do
        {
            var words = ReadSequence();
            if (words is null)
            {
                all = null;
            }
            else
            {
                all?.AddRange(words);
            }
        }
        while (TakeIf('|'));
        return all;
    }

    /// <summary>The best words among the parts of a sequence: each part is in every match, so any one will do.</summary>
    private List<string>? ReadSequence()
    {
        List<string>? best = null;
        var run = new StringBuilder();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var (literal, words) = ReadAtom();
            var (least, isExact) = ReadQuantifier();
            if (literal is { } c && least > 0)
            {
                run.Append(c);
            }

            if (literal is null || !isExact)
            {
                best = Better(best, Word(run));
                run.Clear();
            }

            best = least > 0 ? Better(best, words) : best;
        }

        return Better(best, Word(run));
    }

    private (char? Literal, List<string>? Words) ReadAtom()
    {
        var c = pattern[_at++];
        switch (c)
        {
            case '(':
                return (null, ReadGroup());
            case '[':
                SkipClass();
                return (null, null);
            case '\\':
                return (ReadEscape(), null);
            case '.' or '^' or '$':
                return (null, null);
            default:
                return (char.IsAscii(c) ? c : null, null);
        }
    }

    private List<string>? ReadGroup()
    {
        var counts = true;
        if (TakeIf('?'))
        {
            // A look-around's words need not be part of what matches; flags such as (?i) stand alone or before a colon.
            counts = !(_at < pattern.Length && (pattern[_at] is '=' or '!' || pattern[_at..].StartsWith("<=", StringComparison.Ordinal)
                || pattern[_at..].StartsWith("<!", StringComparison.Ordinal)));
            while (_at < pattern.Length && pattern[_at] is not (':' or '>' or ')' or '=' or '!'))
            {
                _at++;
            }

            if (_at < pattern.Length && pattern[_at] != ')')
            {
                _at++;
            }
        }

        var words = ReadAlternatives();
        if (!TakeIf(')'))
        {
            _gaveUp = true;
        }

        return counts ? words : null;
    }

    private char? ReadEscape()
    {
        if (_at >= pattern.Length)
        {
            _gaveUp = true;
            return null;
        }

        var c = pattern[_at++];
        if (!char.IsAsciiLetterOrDigit(c))
        {
            return char.IsAscii(c) ? c : null;
        }

        // \pL, \p{Greek}, \x41, \x{10FFFF}: what follows belongs to the escape.
        if (c is 'p' or 'P' or 'x' or 'u' or 'k' or 'c')
        {
            if (_at < pattern.Length && pattern[_at] is '{' or '<')
            {
                _at = pattern.IndexOfAny(['}', '>'], _at) is >= 0 and var end ? end + 1 : pattern.Length;
            }
            else
            {
                _at = Math.Min(pattern.Length, _at + c switch { 'x' => 2, 'u' => 4, _ => 1 });
            }
        }

        return null;
    }

    private void SkipClass()
    {
        _at += _at < pattern.Length && pattern[_at] == '^' ? 1 : 0;
        _at += _at < pattern.Length && pattern[_at] == ']' ? 1 : 0;
        while (_at < pattern.Length && pattern[_at] != ']')
        {
            if (pattern[_at] == '\\')
            {
                _at++;
            }
            else if (pattern[_at..].StartsWith("[:", StringComparison.Ordinal) && pattern.IndexOf(":]", _at, StringComparison.Ordinal) is > 0 and var end)
            {
                _at = end + 1;
            }

            _at++;
        }

        _at++;
    }

    /// <summary>How often at least, and whether exactly once.</summary>
    private (int Least, bool IsExact) ReadQuantifier()
    {
        if (_at >= pattern.Length)
        {
            return (1, true);
        }

        var (least, length) = pattern[_at] switch
        {
            '?' or '*' => (0, 1),
            '+' => (1, 1),
            '{' when _at + 1 < pattern.Length && char.IsAsciiDigit(pattern[_at + 1]) && pattern.IndexOf('}', _at) is > 0 and var end =>
                (pattern[_at + 1] == '0' ? 0 : 1, end - _at + 1),
            _ => (1, 0),
        };
        _at += length;
        if (length > 0 && _at < pattern.Length && pattern[_at] is '?' or '+')
        {
            _at++;
        }

        return (least, length == 0);
    }

    private static List<string>? Word(StringBuilder run) => RequiredWords.Choose(run.ToString()) is { } word ? [word] : null;

    /// <summary>Longer words are rarer; of alternatives the shortest counts.</summary>
    private static List<string>? Better(List<string>? one, List<string>? other) =>
        one is null or { Count: 0 } ? other : other is null or { Count: 0 } ? one : Shortest(other) > Shortest(one) ? other : one;

    private static int Shortest(List<string> words) => words.Min(word => word.Length);

    private bool TakeIf(char c)
    {
        var found = _at < pattern.Length && pattern[_at] == c;
        _at += found ? 1 : 0;
        return found;
    }
}
