using System.Net;
using System.Text.Json;

namespace Autoheal.Hosting.Tests.World;

/// <summary>Reads answers.</summary>
internal static class AnswerReading
{
    /// <summary>The one line of a refusal, after its form has been checked.</summary>
    public static async Task<string> ErrorAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var body = JsonDocument.Parse(text).RootElement;
        Assert.Equal(["status", "error"], body.EnumerateObject().Select(member => member.Name));
        Assert.Equal((int)status, body.GetProperty("status").GetInt32());
        return Assert.IsType<string>(body.GetProperty("error").GetString());
    }

    /// <summary>The body of a good answer.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }
}
