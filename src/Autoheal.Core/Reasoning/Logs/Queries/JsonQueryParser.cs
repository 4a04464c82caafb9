using System.Text.Json.Nodes;

namespace Autoheal.Reasoning.Logs;

/// <summary>Reads a query by recursive descent; throws <see cref="FormatException"/> at what it does not know.</summary>
internal sealed class JsonQueryParser(string text)
{
    private const int Deepest = 32;

    private static readonly (string Sign, Func<int, bool> Holds)[] s_comparisons =
    [
        ("==", order => order == 0),
        ("!=", order => order != 0),
        ("<=", order => order <= 0),
        (">=", order => order >= 0),
        ("<", order => order < 0),
        (">", order => order > 0),
    ];

    private readonly QueryText _text = new(text);
    private int _depth;

    public QueryStep Parse()
    {
        var step = Pipe();
        return _text.IsAtEnd ? step : throw _text.Unknown();
    }

    private QueryStep Pipe()
    {
        if (++_depth > Deepest)
        {
            throw new FormatException("it is nested too deeply");
        }

        var step = Or();
        while (_text.Take("|"))
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
        while (_text.TakeWord("or"))
        {
            var (left, right) = (step, And());
            step = input => [JsonValue.Create(left(input).Any(JsonValues.IsTrue) || right(input).Any(JsonValues.IsTrue))];
        }

        return step;
    }

    private QueryStep And()
    {
        var step = Comparison();
        while (_text.TakeWord("and"))
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
            if (_text.Take(sign))
            {
                var right = Alternative();
                return input => left(input).SelectMany(x => right(input).Select(y => (JsonNode?)JsonValue.Create(holds(JsonValues.Compare(x, y)))));
            }
        }

        return left;
    }

    private QueryStep Alternative()
    {
        var step = Postfix();
        while (_text.Take("//"))
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
            if (_text.Take("?"))
            {
                step = Forgiving(step);
            }
            else if (_text.IsAtStep)
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
        _text.Skip();
        if (_text.IsAt('.'))
        {
            return Path();
        }

        if (_text.Take("("))
        {
            var inner = Pipe();
            _text.Need(")");
            return inner;
        }

        if (_text.IsAt('"'))
        {
            var literal = _text.Quoted();
            return _ => [JsonValue.Create(literal)];
        }

        if (_text.IsAtNumber)
        {
            var number = _text.Number();
            return _ => [JsonValue.Create(number)];
        }

        return Call(_text.Word());
    }

    private QueryStep Call(string name)
    {
        var arguments = new List<QueryStep>();
        if (_text.Take("("))
        {
            do
            {
                arguments.Add(Pipe());
            }
            while (_text.Take(";"));
            _text.Need(")");
        }

        return QueryFunctions.Find(name, arguments) ?? throw new FormatException($"'{name}' is not known");
    }

    /// <summary>One step of a path: <c>.</c>, <c>.name</c>, <c>."name"</c>, <c>[n]</c>, <c>["name"]</c> or <c>[]</c>.</summary>
    private QueryStep Path()
    {
        if (_text.IsAt('.'))
        {
            _text.Take(".");
        }

        if (_text.IsAt('"'))
        {
            var quoted = _text.Quoted();
            return input => JsonValues.Member(input, quoted);
        }

        if (_text.IsAtLetter)
        {
            var name = _text.Word();
            return input => JsonValues.Member(input, name);
        }

        if (!_text.Take("["))
        {
            return input => [input];
        }

        if (_text.Take("]"))
        {
            return JsonValues.Items;
        }

        _text.Skip();
        if (_text.IsAt('"'))
        {
            var member = _text.Quoted();
            _text.Need("]");
            return input => JsonValues.Member(input, member);
        }

        var index = (int)_text.Number();
        _text.Need("]");
        return input => JsonValues.Item(input, index);
    }
}
