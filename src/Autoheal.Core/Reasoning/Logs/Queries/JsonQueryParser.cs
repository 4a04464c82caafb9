using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Autoheal.Reasoning.Logs;

/// <summary>Reads a query by recursive descent; throws <see cref="FormatException"/> at what it does not know.</summary>
internal sealed class JsonQueryParser(string text)
{
    private const int Deepest = 32;

    private int _at;
    private int _depth;

    public QueryStep Parse()
    {
        var step = Pipe();
        Skip();
        return _at == text.Length ? step : throw Unknown();
    }

    private QueryStep Pipe()
    {
        if (++_depth > Deepest)
        {
            throw new FormatException("it is nested too deeply");
        }

        var step = Or();
        while (Take("|"))
        {
            var (first, second) = (step, Or());
            step = input => first(input).SelectMany(value => second(value));
        }

        _depth--;
        return step;
    }

    private QueryStep Or()
    {
        var step = And();
        while (TakeWord("or"))
        {
            var (left, right) = (step, And());
            step = input => [JsonValue.Create(left(input).Any(JsonValues.IsTrue) || right(input).Any(JsonValues.IsTrue))];
        }

        return step;
    }

    private QueryStep And()
    {
        var step = Comparison();
        while (TakeWord("and"))
        {
            var (left, right) = (step, Comparison());
            step = input => [JsonValue.Create(left(input).Any(JsonValues.IsTrue) && right(input).Any(JsonValues.IsTrue))];
        }

        return step;
    }

    private QueryStep Comparison()
    {
        var left = Alternative();
        foreach (var (sign, holds) in s_comparisons)
        {
            if (Take(sign))
            {
                var right = Alternative();
                return input => left(input).SelectMany(x => right(input).Select(y => (JsonNode?)JsonValue.Create(holds(JsonValues.Compare(x, y)))));
            }
        }

        return left;
    }

    private static readonly (string Sign, Func<int, bool> Holds)[] s_comparisons =
    [
        ("==", order => order == 0),
        ("!=", order => order != 0),
        ("<=", order => order <= 0),
        (">=", order => order >= 0),
        ("<", order => order < 0),
        (">", order => order > 0),
    ];

    private QueryStep Alternative()
    {
        var step = Postfix();
        while (Take("//"))
        {
            var (first, second) = (step, Postfix());
            step = input => first(input).Where(JsonValues.IsTrue).ToArray() is { Length: > 0 } found ? found : second(input);
        }

        return step;
    }

    private QueryStep Postfix()
    {
        var step = Primary();
        while (true)
        {
            Skip();
            if (At('?'))
            {
                _at++;
                step = Forgiving(step);
            }
            else if (At('[') || (At('.') && _at + 1 < text.Length && (char.IsAsciiLetter(text[_at + 1]) || text[_at + 1] is '_' or '"' or '[')))
            {
                var (first, second) = (step, Path());
                step = input => first(input).SelectMany(value => second(value));
            }
            else
            {
                return step;
            }
        }
    }

    private static QueryStep Forgiving(QueryStep step) => input =>
    {
        try
        {
            return [.. step(input)];
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    };

    private QueryStep Primary()
    {
        Skip();
        if (At('.'))
        {
            return Path();
        }

        if (Take("("))
        {
            var inner = Pipe();
            Need(")");
            return inner;
        }

        if (At('"'))
        {
            var literal = Text();
            return _ => [JsonValue.Create(literal)];
        }

        if (_at < text.Length && (char.IsAsciiDigit(text[_at]) || At('-')))
        {
            var number = Number();
            return _ => [JsonValue.Create(number)];
        }

        return Call(Word());
    }

    private QueryStep Call(string name)
    {
        var arguments = new List<QueryStep>();
        if (Take("("))
        {
            do
            {
                arguments.Add(Pipe());
            }
            while (Take(";"));
            Need(")");
        }

        return QueryFunctions.Find(name, arguments) ?? throw new FormatException($"'{name}' is not known");
    }

    /// <summary>One step of a path: <c>.</c>, <c>.name</c>, <c>."name"</c>, <c>[n]</c>, <c>["name"]</c> or <c>[]</c>.</summary>
    private QueryStep Path()
    {
        if (At('.'))
        {
            _at++;
        }

        if (At('"'))
        {
            var quoted = Text();
            return input => JsonValues.Member(input, quoted);
        }

        if (_at < text.Length && (char.IsAsciiLetter(text[_at]) || text[_at] == '_'))
        {
            var name = Word();
            return input => JsonValues.Member(input, name);
        }

        if (!Take("["))
        {
            return input => [input];
        }

        if (Take("]"))
        {
            return JsonValues.Items;
        }

        Skip();
        if (At('"'))
        {
            var member = Text();
            Need("]");
            return input => JsonValues.Member(input, member);
        }

        var index = (int)Number();
        Need("]");
        return input => JsonValues.Item(input, index);
    }

    private string Word()
    {
        Skip();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Unknown();
    }

    private double Number()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '-' or '.'))
        {
            _at++;
        }

        return double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown();
    }

    private string Text()
    {
        var value = new StringBuilder();
        for (_at++; _at < text.Length && text[_at] != '"'; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                _at++;
                value.Append(text[_at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
            }
            else
            {
                value.Append(text[_at]);
            }
        }

        Need("\"");
        return value.ToString();
    }

    private bool At(char c) => _at < text.Length && text[_at] == c;

    private bool Take(string sign)
    {
        Skip();
        var found = text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal)
            && !(sign == "|" && text.AsSpan(_at).StartsWith("|=", StringComparison.Ordinal));
        _at += found ? sign.Length : 0;
        return found;
    }

    private bool TakeWord(string word)
    {
        Skip();
        var end = _at + word.Length;
        var found = text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
        _at += found ? word.Length : 0;
        return found;
    }

    private void Need(string sign)
    {
        if (!Take(sign))
        {
            throw Unknown();
        }
    }

    private void Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    private FormatException Unknown() => new(_at < text.Length ? $"at '{text[_at..Math.Min(text.Length, _at + 12)]}'" : "it ends too early");
}
