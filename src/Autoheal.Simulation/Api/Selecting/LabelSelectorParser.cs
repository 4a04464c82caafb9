using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Selecting;

/// <summary>Recursive-descent parser of the textual label selector grammar.</summary>
internal sealed class LabelSelectorParser(string text)
{
    private int _position;

    public List<LabelRequirement> Parse()
    {
        var requirements = new List<LabelRequirement>();
        do
            requirements.Add(ParseRequirement());
        while (Accept(','));
        SkipBlanks();
        return _position == text.Length ? requirements : throw Unexpected("',' or 'end of string'");
    }

    private LabelRequirement ParseRequirement()
    {
        if (Accept('!'))
            return new(ReadKey(), LabelOperator.DoesNotExist, []);
        var key = ReadKey();
        if (Accept('!'))
        {
            if (!Accept('='))
                throw Unexpected("'='");
            return new(key, LabelOperator.NotIn, [ReadWord()]);
        }

        if (Accept('='))
        {
            Accept('=');
            return new(key, LabelOperator.In, [ReadWord()]);
        }

        SkipBlanks();
        if (_position == text.Length || text[_position] == ',')
            return new(key, LabelOperator.Exists, []);
        return ReadWord() switch
        {
            "in" => new(key, LabelOperator.In, ReadValues()),
            "notin" => new(key, LabelOperator.NotIn, ReadValues()),
            var other => throw Refuse($"found '{other}', expected: in, notin, =, ==, !=, gt, lt"),
        };
    }

    private List<string> ReadValues()
    {
        if (!Accept('('))
            throw Unexpected("'('");
        var values = new List<string>();
        do
            values.Add(ReadWord());
        while (Accept(','));
        return Accept(')') ? values : throw Unexpected("',' or ')'");
    }

    private string ReadKey()
    {
        var key = ReadWord();
        return key.Length > 0 ? key : throw Unexpected("identifier");
    }

    private string ReadWord()
    {
        SkipBlanks();
        var start = _position;
        while (_position < text.Length && !char.IsWhiteSpace(text[_position]) && !"=!,()".Contains(text[_position], StringComparison.Ordinal))
            _position++;
        return text[start.._position];
    }

    private bool Accept(char expected)
    {
        SkipBlanks();
        if (_position == text.Length || text[_position] != expected)
            return false;
        _position++;
        return true;
    }

    private void SkipBlanks()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            _position++;
    }

    private StoreException Unexpected(string expected) =>
        Refuse($"found '{(_position < text.Length ? text[_position] : "")}', expected: {expected}");

    private static StoreException Refuse(string why) => StoreException.BadRequest($"unable to parse requirement: {why}");
}
