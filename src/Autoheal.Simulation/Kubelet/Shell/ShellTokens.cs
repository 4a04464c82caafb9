using System.Text;

namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Cuts a script into words and operators; quotes stay in the words.</summary>
internal static class ShellTokens
{
    private static readonly string[] s_operators = ["&&", "||", ";;", ">>", ">&", ";", "&", "|", "(", ")", ">", "<"];

    public static List<string> Read(string script)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < script.Length;)
        {
            var c = script[i];
            if (c == '\\' && i + 1 < script.Length && script[i + 1] == '\n')
            {
                i += 2;
            }
            else if (c is ' ' or '\t' or '\n' or '\r')
            {
                Flush();
                if (c == '\n')
                    tokens.Add("\n");
                i++;
            }
            else if (c == '#' && word.Length == 0)
            {
                while (i < script.Length && script[i] != '\n')
                    i++;
            }
            else if (Array.Find(s_operators, op => string.CompareOrdinal(script, i, op, 0, op.Length) == 0) is { } found)
            {
                i = ReadOperator(found, i);
            }
            else
            {
                i = ReadPart(script, i, word);
            }
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (word.Length > 0)
                tokens.Add(word.ToString());
            word.Clear();
        }

        int ReadOperator(string found, int at)
        {
            // A digit right before a redirection names the stream.
            var stream = found[0] == '>' && word.Length == 1 && char.IsAsciiDigit(word[0]) ? word.ToString() : "";
            if (stream.Length > 0)
                word.Clear();
            Flush();
            tokens.Add(stream + found);
            return at + found.Length;
        }
    }

    /// <summary>One character, one quoted part, or one substitution in full.</summary>
    private static int ReadPart(string script, int at, StringBuilder word)
    {
        var end = script[at] switch
        {
            '\'' => script.IndexOf('\'', at + 1) + 1,
            '"' => EndOfDouble(script, at),
            '`' => script.IndexOf('`', at + 1) + 1,
            '$' when at + 1 < script.Length && script[at + 1] == '(' => EndOfParentheses(script, at + 1),
            '$' when at + 1 < script.Length && script[at + 1] == '{' => script.IndexOf('}', at) + 1,
            '\\' => Math.Min(at + 2, script.Length),
            _ => at + 1,
        };
        if (end <= at)
            throw new ShellSyntaxException("end of file");
        word.Append(script, at, end - at);
        return end;
    }

    private static int EndOfDouble(string script, int at)
    {
        for (var i = at + 1; i < script.Length; i++)
        {
            if (script[i] == '\\')
                i++;
            else if (script[i] == '"')
                return i + 1;
            else if (script[i] == '$' && i + 1 < script.Length && script[i + 1] == '(')
                i = EndOfParentheses(script, i + 1) - 1;
        }

        return 0;
    }

    private static int EndOfParentheses(string script, int at)
    {
        var depth = 0;
        for (var i = at; i < script.Length; i++)
        {
            if (script[i] == '(')
                depth++;
            else if (script[i] == ')' && --depth == 0)
                return i + 1;
        }

        throw new ShellSyntaxException("end of file");
    }
}
