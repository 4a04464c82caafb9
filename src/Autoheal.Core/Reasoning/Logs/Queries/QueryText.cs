using System.Globalization;
using System.Text;

namespace Autoheal.Reasoning.Logs;

/// <summary>The text of a query, read from left to right.</summary>
internal sealed class QueryText(string text)
{
    private int _at;

    public bool IsAtEnd
    {
        get
        {
            Skip();
            return _at == text.Length;
        }
    }

    public bool IsAt(char c) => _at < text.Length && text[_at] == c;

    public bool IsAtLetter => _at < text.Length && (char.IsAsciiLetter(text[_at]) || text[_at] == '_');

    public bool IsAtNumber => _at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '-');

    /// <summary>Whether a step of a path comes next: <c>.name</c>, <c>."name"</c> or <c>[</c>.</summary>
    public bool IsAtStep
    {
        get
        {
            Skip();
            return IsAt('[')
                || (IsAt('.') && _at + 1 < text.Length && (char.IsAsciiLetter(text[_at + 1]) || text[_at + 1] is '_' or '"' or '['));
        }
    }

    public bool Take(string sign)
    {
        Skip();
        var found = text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal)
            && !(sign == "|" && text.AsSpan(_at).StartsWith("|=", StringComparison.Ordinal));
        _at += found ? sign.Length : 0;
        return found;
    }

    public bool TakeWord(string word)
    {
        Skip();
        var end = _at + word.Length;
        var found = text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
        _at += found ? word.Length : 0;
        return found;
    }

    public void Need(string sign)
    {
        if (!Take(sign))
        {
            throw Unknown();
        }
    }

    public string Word()
    {
        Skip();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }

        return _at > start ? text[start.._at] : throw Unknown();
    }

    public double Number()
    {
        Skip();
        var start = _at;
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] is '-' or '.'))
        {
            _at++;
        }

        return double.TryParse(text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown();
    }

    public string Quoted()
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

    public void Skip()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }

    public FormatException Unknown() => new(_at < text.Length ? $"at '{text[_at..Math.Min(text.Length, _at + 12)]}'" : "it ends too early");
}
