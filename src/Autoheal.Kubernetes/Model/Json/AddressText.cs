using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Takes the address out of a setting's value, if it is one: a URL, <c>host:port</c>, a host in a setting that is named like one, or the number in
/// one that is named like a port. Settings named like secrets are never looked into. Of the value only host and port ever become a string.
/// </summary>
internal static class AddressText
{
    private const int LongestValue = 300;

    private static readonly string[] s_secretWords =
        ["PASS", "PWD", "SECRET", "TOKEN", "CREDENTIAL", "PRIVATE", "APIKEY", "API_KEY", "API-KEY", "ACCESSKEY", "ACCESS_KEY", "SALT", "COOKIE", "SIGNATURE", "LICENSE"];

    private static readonly string[] s_addressWords =
        ["HOST", "HOSTS", "HOSTNAME", "ADDR", "ADDRESS", "ADDRESSES", "SERVER", "SERVERS", "ENDPOINT", "ENDPOINTS", "URL", "URI", "BROKER", "BROKERS", "UPSTREAM"];

    /// <summary>The address that the value at the reader is or holds; null when there is none.</summary>
    public static NetworkAddress? Find(string name, JsonCursor json)
    {
        var utf8 = json.ValueSpan;
        if (json.TokenType != JsonTokenType.String || utf8.Length is 0 or > LongestValue || utf8.Contains((byte)'\\') || IsSecret(name))
        {
            return null;
        }

        Span<char> text = stackalloc char[LongestValue];
        var value = (ReadOnlySpan<char>)text[..Encoding.UTF8.GetChars(utf8, text)];
        return EndsWithWord(name, "PORT") ? PortAlone(value) : Parse(name, value);
    }

    /// <summary>The address that a value is or holds, wherever it was read; null when there is none.</summary>
    public static NetworkAddress? Find(string name, ReadOnlySpan<char> value) =>
        value.Length is 0 or > LongestValue || IsSecret(name) ? null : EndsWithWord(name, "PORT") ? PortAlone(value) : Parse(name, value);

    private static NetworkAddress? PortAlone(ReadOnlySpan<char> value) =>
        PortNumber(value) is var port and > 0 ? new NetworkAddress { Port = port } : null;

    private static NetworkAddress? Parse(string name, ReadOnlySpan<char> value)
    {
        var mark = value.IndexOf("://");
        if (mark > 0)
        {
            var scheme = value[(value[..mark].LastIndexOf(':') + 1)..mark];
            return IsScheme(scheme) ? Authority(value[(mark + 3)..], scheme.ToString()) : null;
        }

        var first = value.IndexOf(',') is var comma and > 0 ? value[..comma] : value;
        var colon = first.LastIndexOf(':');
        if (colon > 0 && PortNumber(first[(colon + 1)..]) > 0 && !EndsWithWord(name, "AUTH"))
        {
            return Authority(first, "");
        }

        var namedLikeOne = s_addressWords.Any(word => EndsWithWord(name, word)) || first.EndsWith(".svc") || first.EndsWith(".svc.cluster.local");
        return namedLikeOne ? Authority(first, "") : null;
    }

    private static NetworkAddress? Authority(ReadOnlySpan<char> text, string scheme)
    {
        var end = text.IndexOfAny('/', '?', '#');
        text = end < 0 ? text : text[..end];
        text = text[(text.LastIndexOf('@') + 1)..];
        text = text.IndexOf(',') is var comma and > 0 ? text[..comma] : text;
        var colon = text.LastIndexOf(':');
        var port = colon < 0 ? 0 : PortNumber(text[(colon + 1)..]);
        var host = port > 0 ? text[..colon] : text;
        return IsHost(host) ? new NetworkAddress { Scheme = scheme, Host = host.ToString(), Port = port } : null;
    }

    private static int PortNumber(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : 0;

    private static bool IsScheme(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return text.Length is > 1 and <= 20;
    }

    private static bool IsHost(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }

        if (IPAddress.TryParse(text, out _))
        {
            return true;
        }

        foreach (var range in text.Split('.'))
        {
            if (!IsLabel(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    // What is long, full of digits and without a hyphen is more likely a key than the name of a machine.
    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        var digits = 0;
        foreach (var c in label)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return label.Length is > 0 and <= 63 && char.IsAsciiLetterOrDigit(label[0]) && !(label.Length >= 20 && digits >= 4 && !label.Contains('-'));
    }

    private static bool IsSecret(string name) =>
        EndsWithWord(name, "KEY") || s_secretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    // DB_HOST, db.host, db-host, dbHost and HOST end with it; GHOST does not.
    private static bool EndsWithWord(string name, string word)
    {
        var before = name.Length - word.Length;
        return before >= 0 && name.EndsWith(word, StringComparison.OrdinalIgnoreCase)
            && (before == 0 || !char.IsAsciiLetterOrDigit(name[before - 1]) || (char.IsAsciiLetterLower(name[before - 1]) && char.IsAsciiLetterUpper(name[before])));
    }
}
