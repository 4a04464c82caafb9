using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting.Access;

/// <summary>Knows the digests of all tokens, and whom each proves. Immutable.</summary>
internal sealed class TokenBook
{
    private const string Scheme = "Bearer ";

    private readonly List<(byte[] Digest, Caller Caller)> _entries = [];

    public TokenBook(IOptions<HostingOptions> options)
        : this(options.Value, out var errors)
    {
        if (errors.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(HostingOptions), errors);
        }
    }

    private TokenBook(HostingOptions options, out List<string> errors)
    {
        errors = [];
        for (var i = 0; i < options.HookTokens.Count; i++)
        {
            var hook = options.HookTokens[i];
            Add($"HostingOptions.HookTokens[{i}]", hook.Token, hook.TokenFile, Caller.Hook(hook.Name, hook.Namespaces, hook.Clusters), errors);
        }

        for (var i = 0; i < options.PersonTokens.Count; i++)
        {
            var person = options.PersonTokens[i];
            Add($"HostingOptions.PersonTokens[{i}]", person.Token, person.TokenFile, Caller.Person(person.PersonId), errors);
        }
    }

    /// <summary>What is wrong with the tokens of the options; empty when nothing is.</summary>
    public static IReadOnlyList<string> Check(HostingOptions options)
    {
        _ = new TokenBook(options, out var errors);
        return errors;
    }

    /// <summary>
    /// Whom the request's one <c>Authorization: Bearer</c> header proves; null when nobody. Takes the same time for each token of one length,
    /// known or not. Reads nothing but the header.
    /// </summary>
    public Caller? Identify(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return Identify(header.AsSpan(Scheme.Length).Trim());
    }

    /// <summary>Whom a token proves; null when nobody. Takes the same time for each token of one length, known or not.</summary>
    public Caller? Identify(ReadOnlySpan<char> token)
    {
        var presented = Digest(token);
        Caller? caller = null;
        foreach (var entry in _entries)
        {
            caller = CryptographicOperations.FixedTimeEquals(entry.Digest, presented) ? entry.Caller : caller;
        }

        return caller;
    }

    private void Add(string setting, string? token, string? file, Caller caller, List<string> errors)
    {
        if (TokenText.Read(setting, token, file, errors) is not { } text)
        {
            return;
        }

        var digest = Digest(text);
        if (_entries.Any(entry => CryptographicOperations.FixedTimeEquals(entry.Digest, digest)))
        {
            errors.Add($"{setting} repeats the token of another entry; each sender and each person has a token of their own.");
            return;
        }

        _entries.Add((digest, caller));
    }

    private static byte[] Digest(ReadOnlySpan<char> token) => SHA256.HashData(Encoding.UTF8.GetBytes(token.ToArray()));
}
