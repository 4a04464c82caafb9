using System.Text.RegularExpressions;

namespace Autoheal.Kubernetes.Model;

/// <summary>
/// What somebody said in words: a condition's or an Event's message. Controllers wrote most of it, but they repeat what registries, webhooks and
/// names say, so it can be tested against patterns but is no string: whoever shows it must ask for <see cref="Reveal"/>. Without control
/// characters, at most 600 characters.
/// </summary>
public readonly record struct UntrustedText
{
    private const int Longest = 600;
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private readonly string? _text;

    private UntrustedText(string text) => _text = text;

    /// <summary>Gets a value indicating whether nothing was said.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(_text);

    /// <summary>Whether it contains the words, in any case.</summary>
    public bool Contains(string words) => _text is not null && _text.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it contains any of the words, in any case.</summary>
    public bool ContainsAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Contains(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a pattern finds; nothing when it takes too long. What a group captures is as untrusted as the whole.</summary>
    public Match Match(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        try
        {
            return _text is null ? System.Text.RegularExpressions.Match.Empty : pattern.Match(_text);
        }
        catch (RegexMatchTimeoutException)
        {
            return System.Text.RegularExpressions.Match.Empty;
        }
    }

    /// <summary>The text itself, to be quoted as untrusted and never to be followed.</summary>
    public string Reveal() => _text ?? "";

    /// <summary>Nothing of the text: it must not slip into a line that someone formats.</summary>
    public override string ToString() => _text is null ? "(nothing)" : $"({_text.Length} untrusted characters)";

    internal static UntrustedText From(string text) => text.Length == 0 ? default : new UntrustedText(Printable.From(text, Longest));
}
