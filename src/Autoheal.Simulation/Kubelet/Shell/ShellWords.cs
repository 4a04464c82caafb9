using System.Globalization;
using System.Text;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Makes arguments of a word as it was written: quotes, variables, substitutions.</summary>
internal sealed class ShellWords(Func<string, string> variable, Func<string, string> substitute)
{
    /// <summary>The fields that a word becomes; an unquoted variable is split at blanks.</summary>
    public IEnumerable<string> Expand(string word)
    {
        var text = Text(word, out var quoted);
        if (quoted || !word.Contains('$', StringComparison.Ordinal))
            return quoted || text.Length > 0 ? [text] : [];
        return text.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
    }

    public string Text(string word) => Text(word, out _);

    private string Text(string word, out bool quoted)
    {
        var text = new StringBuilder();
        quoted = false;
        for (var i = 0; i < word.Length;)
        {
            switch (word[i])
            {
                case '\'':
                    quoted = true;
                    var end = word.IndexOf('\'', i + 1);
                    text.Append(word, i + 1, end - i - 1);
                    i = end + 1;
                    break;
                case '"':
                    quoted = true;
                    i++;
                    while (i < word.Length && word[i] != '"')
                        i = Append(word, i, text, inDouble: true);
                    i++;
                    break;
                default:
                    i = Append(word, i, text, inDouble: false);
                    break;
            }
        }

        return text.ToString();
    }

    private int Append(string word, int at, StringBuilder text, bool inDouble)
    {
        switch (word[at])
        {
            case '\\' when at + 1 < word.Length:
                if (inDouble && word[at + 1] is not ('"' or '\\' or '$' or '`'))
                    text.Append('\\');
                text.Append(word[at + 1]);
                return at + 2;
            case '`':
                var tick = word.IndexOf('`', at + 1);
                text.Append(substitute(word[(at + 1)..tick]));
                return tick + 1;
            case '$' when at + 1 < word.Length:
                return AppendDollar(word, at + 1, text);
            default:
                text.Append(word[at]);
                return at + 1;
        }
    }

    private int AppendDollar(string word, int at, StringBuilder text)
    {
        if (word[at] == '(')
        {
            var depth = 0;
            var end = at;
            do
            {
                depth += word[end] == '(' ? 1 : word[end] == ')' ? -1 : 0;
                end++;
            }
            while (depth > 0 && end < word.Length);
            var inner = word[(at + 1)..(end - 1)];
            text.Append(inner.StartsWith('(') && inner.EndsWith(')') ? Arithmetic(inner[1..^1]) : substitute(inner));
            return end;
        }

        if (word[at] == '{')
        {
            var end = word.IndexOf('}', at);
            text.Append(Parameter(word[(at + 1)..end]));
            return end + 1;
        }

        var stop = at;
        while (stop < word.Length && (char.IsAsciiLetterOrDigit(word[stop]) || word[stop] == '_'))
            stop++;
        if (stop == at && word[at] is '?' or '$' or '#' or '@' or '*')
            stop++;
        text.Append(stop == at ? "$" : variable(word[at..stop]));
        return stop;
    }

    private string Parameter(string inner)
    {
        var cut = inner.IndexOf(":-", StringComparison.Ordinal);
        if (cut < 0)
            return variable(inner);
        var value = variable(inner[..cut]);
        return value.Length > 0 ? value : Text(inner[(cut + 2)..]);
    }

    /// <summary>Sums, differences, products and quotients from left to right, which is what loops count with.</summary>
    private string Arithmetic(string expression)
    {
        var value = 0L;
        var operation = '+';
        foreach (var part in expression.Replace("+", " + ", StringComparison.Ordinal).Replace("-", " - ", StringComparison.Ordinal)
            .Replace("*", " * ", StringComparison.Ordinal).Replace("/", " / ", StringComparison.Ordinal).Replace("%", " % ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part is "+" or "-" or "*" or "/" or "%")
            {
                operation = part[0];
                continue;
            }

            var named = part.TrimStart('$');
            _ = long.TryParse(char.IsAsciiDigit(named[0]) ? named : variable(named), NumberStyles.None, CultureInfo.InvariantCulture, out var operand);
            value = operation switch
            {
                '+' => value + operand,
                '-' => value - operand,
                '*' => value * operand,
                '/' => operand == 0 ? 0 : value / operand,
                _ => operand == 0 ? 0 : value % operand,
            };
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }
}
