using System.Buffers;
using System.Text.Json;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api;

/// <summary>Writes the <c>Status</c> object with which the API server answers failures and some deletions.</summary>
internal static class StatusBody
{
    public static ApiResponse Respond(StoreException refusal) => new()
    {
        StatusCode = CodeOf(refusal.Reason),
        Body = Write(refusal),
        RetryAfterSeconds = refusal.RetryAfterSeconds,
    };

    public static byte[] Write(StoreException refusal)
    {
        using var output = new StatusWriter(refusal.ContinueToken);
        var json = output.Json;
        json.WriteString("status", "Failure");
        json.WriteString("message", refusal.Message);
        if (refusal.Reason != StatusReason.Unknown)
            json.WriteString("reason", refusal.Reason.ToString());
        WriteDetails(json, refusal);
        json.WriteNumber("code", CodeOf(refusal.Reason));
        return output.Finish();
    }

    /// <summary>The answer to a deletion that took effect at once.</summary>
    public static byte[] Deleted(StoredObject gone)
    {
        using var output = new StatusWriter();
        var json = output.Json;
        json.WriteString("status", "Success");
        json.WriteStartObject("details");
        json.WriteString("name", gone.Name);
        if (gone.Kind.Group.Length > 0)
            json.WriteString("group", gone.Kind.Group);
        json.WriteString("kind", gone.Kind.Plural);
        json.WriteString("uid", gone.Uid);
        json.WriteEndObject();
        return output.Finish();
    }

    /// <summary>A bare success, as an eviction answers.</summary>
    public static byte[] Success(int code)
    {
        using var output = new StatusWriter();
        output.Json.WriteString("status", "Success");
        output.Json.WriteNumber("code", code);
        return output.Finish();
    }

    public static int CodeOf(StatusReason reason) => reason switch
    {
        StatusReason.BadRequest => 400,
        StatusReason.Unauthorized => 401,
        StatusReason.Forbidden => 403,
        StatusReason.NotFound => 404,
        StatusReason.MethodNotAllowed => 405,
        StatusReason.NotAcceptable => 406,
        StatusReason.AlreadyExists or StatusReason.Conflict => 409,
        StatusReason.Gone or StatusReason.Expired => 410,
        StatusReason.RequestEntityTooLarge => 413,
        StatusReason.UnsupportedMediaType => 415,
        StatusReason.Invalid => 422,
        StatusReason.TooManyRequests => 429,
        StatusReason.ServiceUnavailable => 503,
        StatusReason.Timeout => 504,
        _ => 500,
    };

    private static void WriteDetails(Utf8JsonWriter json, StoreException refusal)
    {
        if (refusal.Kind is null && refusal.Causes.Count == 0 && refusal.RetryAfterSeconds is null && !refusal.EmptyDetails)
            return;
        json.WriteStartObject("details");
        if (!string.IsNullOrEmpty(refusal.Name))
            json.WriteString("name", refusal.Name);
        if (refusal.Kind is { } kind)
        {
            if (kind.Group.Length > 0)
                json.WriteString("group", kind.Group);
            json.WriteString("kind", refusal.Reason == StatusReason.Invalid ? kind.Kind : kind.Plural);
        }

        WriteCauses(json, refusal.Causes);
        if (refusal.RetryAfterSeconds is { } seconds)
            json.WriteNumber("retryAfterSeconds", seconds);
        json.WriteEndObject();
    }

    private static void WriteCauses(Utf8JsonWriter json, IReadOnlyList<FieldError> causes)
    {
        if (causes.Count == 0)
            return;
        json.WriteStartArray("causes");
        foreach (var cause in causes)
        {
            json.WriteStartObject();
            json.WriteString("reason", cause.Reason);
            json.WriteString("message", cause.Message);
            if (cause.Field.Length > 0)
                json.WriteString("field", cause.Field);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Opens and closes the object that every Status shares.</summary>
    private sealed class StatusWriter : IDisposable
    {
        private readonly ArrayBufferWriter<byte> _buffer = new(256);

        public StatusWriter(string? continueToken = null)
        {
            Json = new(_buffer, new() { Encoder = WireJson.Options.Encoder, SkipValidation = true });
            Json.WriteStartObject();
            Json.WriteString("kind", "Status");
            Json.WriteString("apiVersion", "v1");
            Json.WriteStartObject("metadata");
            if (continueToken is not null)
                Json.WriteString("continue", continueToken);
            Json.WriteEndObject();
        }

        public Utf8JsonWriter Json { get; }

        public byte[] Finish()
        {
            Json.WriteEndObject();
            Json.Flush();
            return _buffer.WrittenSpan.ToArray();
        }

        public void Dispose() => Json.Dispose();
    }
}
