using System.Collections.Frozen;
using System.Security.Cryptography;
using Autoheal.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Console;

/// <summary>The style sheet, the script and the icon. The same for everybody and without secrets, so that browsers may keep them.</summary>
internal sealed class ConsoleAssets
{
    private const string Prefix = "console/";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["console.css"] = "text/css; charset=utf-8",
        ["console.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    };

    private static readonly FrozenDictionary<string, byte[]> Files = Types.Keys.ToFrozenDictionary(name => name, Read, StringComparer.Ordinal);

    /// <summary>Changes with the content of any of them.</summary>
    public static string Version { get; } =
        Convert.ToHexStringLower(SHA256.HashData([.. Files.OrderBy(file => file.Key, StringComparer.Ordinal).SelectMany(file => file.Value)]))[..12];

    public IResult Get(ConsoleVisit visit)
    {
        var name = visit.Route("name");
        if (!Files.TryGetValue(name, out var bytes))
        {
            return Answers.Refuse(StatusCodes.Status404NotFound, "there is no such file");
        }

        if (visit.Context.Request.Query["v"] == Version)
        {
            visit.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        return TypedResults.Bytes(bytes, Types[name]);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream(Prefix + name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
