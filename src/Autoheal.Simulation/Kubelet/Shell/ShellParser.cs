namespace Autoheal.Simulation.Kubelet.Shell;

/// <summary>Reads as much of the shell language as people put into manifests: lists, loops, conditions, redirections.</summary>
internal sealed class ShellParser
{
    private readonly List<string> _tokens;
    private int _at;

    private ShellParser(List<string> tokens) => _tokens = tokens;

    /// <exception cref="ShellSyntaxException">The script is not valid.</exception>
    public static ShellNode Parse(string script)
    {
        var parser = new ShellParser(ShellTokens.Read(script));
        var list = parser.List();
        return parser.Peek is { } left ? throw new ShellSyntaxException($"\"{left}\"") : list;
    }

    private string? Peek => _at < _tokens.Count ? _tokens[_at] : null;

    private ShellNode List(params ReadOnlySpan<string> ends)
    {
        var parts = new List<ShellNode>();
        while (true)
        {
            while (Peek is ";" or "\n")
                _at++;
            if (Peek is null || ends.Contains(Peek) || Peek is ")" or "}")
                return parts.Count == 1 ? parts[0] : new ShellNode.Sequence(parts);
            var node = AndOr();
            if (Peek == "&")
            {
                _at++;
                node = new ShellNode.Background(node);
            }

            parts.Add(node);
        }
    }

    private ShellNode AndOr()
    {
        var left = Pipeline();
        while (Peek is "&&" or "||")
        {
            var onSuccess = Peek == "&&";
            _at++;
            SkipLines();
            left = new ShellNode.Either(left, Pipeline(), onSuccess);
        }

        return left;
    }

    private ShellNode Pipeline()
    {
        if (Peek == "!")
        {
            _at++;
            return new ShellNode.Not(Pipeline());
        }

        var left = Simple();
        while (Peek == "|")
        {
            _at++;
            SkipLines();
            left = new ShellNode.Pipe(left, Simple());
        }

        return left;
    }

    private ShellNode Simple()
    {
        switch (Peek)
        {
            case "(" or "{":
                var close = Peek == "(" ? ")" : "}";
                _at++;
                var inner = List();
                Expect(close);
                return inner;
            case "while" or "until":
                return Loop();
            case "for":
                return Each();
            case "if":
                _at++;
                return Branch();
            default:
                return Command();
        }
    }

    private ShellNode.Loop Loop()
    {
        var until = _tokens[_at++] == "until";
        var condition = List("do");
        Expect("do");
        var body = List("done");
        Expect("done");
        return new(condition, body, until);
    }

    private ShellNode.Each Each()
    {
        _at++;
        var variable = Peek ?? throw new ShellSyntaxException("end of file");
        _at++;
        Expect("in");
        var words = new List<string>();
        while (Peek is { } word and not (";" or "\n"))
        {
            words.Add(word);
            _at++;
        }

        _at++;
        SkipLines();
        Expect("do");
        var body = List("done");
        Expect("done");
        return new(variable, words, body);
    }

    private ShellNode.Branch Branch()
    {
        var condition = List("then");
        Expect("then");
        var then = List("else", "elif", "fi");
        var next = Peek;
        _at++;
        if (next == "elif")
            return new(condition, then, Branch());
        if (next != "else")
            return next == "fi" ? new(condition, then, null) : throw new ShellSyntaxException("end of file");
        var other = List("fi");
        Expect("fi");
        return new(condition, then, other);
    }

    private ShellNode.Command Command()
    {
        var words = new List<string>();
        var redirects = new List<ShellRedirect>();
        while (Peek is { } token and not (";" or "\n" or "&" or "&&" or "||" or "|" or ")"))
        {
            if (token.TrimStart('0', '1', '2') is not (">" or ">>" or ">&" or "<"))
            {
                if (token == "(")
                    throw new ShellSyntaxException("\"(\"");
                words.Add(token);
                _at++;
                continue;
            }

            _at++;
            var target = Peek ?? throw new ShellSyntaxException("newline");
            _at++;
            if (token != "<")
                redirects.Add(new((token.EndsWith('&') ? "&" : "") + target, token.Contains(">>", StringComparison.Ordinal), token[0] == '2'));
        }

        return words.Count + redirects.Count > 0 ? new(words, redirects) : throw new ShellSyntaxException(Peek is { } left ? $"\"{left}\"" : "end of file");
    }

    private void SkipLines()
    {
        while (Peek == "\n")
            _at++;
    }

    private void Expect(string token)
    {
        if (Peek != token)
            throw new ShellSyntaxException(Peek is { } other ? $"\"{other}\" (expecting \"{token}\")" : $"end of file (expecting \"{token}\")");
        _at++;
    }
}
