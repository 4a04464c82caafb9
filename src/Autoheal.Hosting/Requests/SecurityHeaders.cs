using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Requests;

/// <summary>What every answer says to browsers and caches: data for the caller alone, never to be rendered or framed.</summary>
internal static class SecurityHeaders
{
    public static void Apply(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
