using System.Text;
using System.Text.Json;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Diagnostics;
using Autoheal.ChatBot.Slack.Inbound;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Autoheal.ChatBot.Slack.Requests;

/// <summary>
/// The border for Slack over HTTP. Proves who sends before it parses, and acknowledges what is durable before anything is worked on. Strangers are told nothing.
/// </summary>
internal sealed class SlackEndpoint(
    RequestVerifier verifier, SeenSignatures seen, BodyReader bodies, SlackIntake intake, [FromKeyedServices(ChatClocks.Edge)] TimeProvider edge,
    ILogger<SlackEndpoint> logger)
{
    private const string FormType = "application/x-www-form-urlencoded";
    private const string JsonType = "application/json";
    private const int MaxFields = 64;
    private const int MaxFieldName = 128;

    public async Task HandleAsync(HttpContext context)
    {
        var started = edge.GetTimestamp();
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            var answer = await AnswerAsync(context);
            context.Response.StatusCode = answer.Status;
            if (answer.Body is { } body)
            {
                context.Response.ContentType = answer.ContentType;
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body), context.RequestAborted);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to be answered.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            Log.EndpointFailed(logger, e);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        ChatBotTelemetry.Acknowledged(SlackChannel.Name, edge.GetElapsedTime(started));
    }

    private async ValueTask<SlackAcknowledgement> AnswerAsync(HttpContext context)
    {
        if (!verifier.TryReadHeaders(context.Request.Headers, out var signed))
        {
            return Unverified(context, "no recent signature");
        }

        var (body, status) = await bodies.ReadAsync(context.Request);
        if (body is null)
        {
            return Unverified(context, "a body that is too large, too slow or cut off", status);
        }

        if (!verifier.IsSigned(signed, body))
        {
            return Unverified(context, "a wrong signature");
        }

        var trace = RequestVerifier.Trace(signed);
        switch (seen.Remember(trace))
        {
            case Remembering.New:
                break;
            case Remembering.Seen:
                return Unverified(context, "a signature that was used before");
            default:
                return Unverified(context, "too many signatures to remember", StatusCodes.Status503ServiceUnavailable);
        }

        var answer = await ReadAsync(context.Request.ContentType, body);
        if (answer.Status == StatusCodes.Status503ServiceUnavailable)
        {
            seen.Forget(trace);
        }

        return answer;
    }

    private SlackAcknowledgement Unverified(HttpContext context, string reason, int status = StatusCodes.Status401Unauthorized)
    {
        Log.Unverified(logger, context.Connection.RemoteIpAddress?.ToString() ?? "an unknown address", reason);
        ChatBotTelemetry.Inbound(SlackChannel.Name, "unverified", "refused");
        return SlackAcknowledgement.Of(status);
    }

    private async ValueTask<SlackAcknowledgement> ReadAsync(string? contentType, byte[] body)
    {
        SlackParcel? parcel;
        try
        {
            var type = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value : null;
            switch (type)
            {
                case FormType:
                    parcel = ReadForm(Encoding.UTF8.GetString(body));
                    break;
                case JsonType:
                    parcel = ReadEvent(body, out var challenge);
                    if (challenge is not null)
                    {
                        return SlackAcknowledgement.Text(challenge);
                    }

                    break;
                default:
                    return Unreadable(StatusCodes.Status415UnsupportedMediaType, "neither a form nor JSON");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return Unreadable(StatusCodes.Status400BadRequest, "a malformed body");
        }

        return parcel is null ? Unreadable(StatusCodes.Status400BadRequest, "a body of another form") : await AdmitAsync(parcel);
    }

    private static SlackParcel? ReadForm(string text)
    {
        using var reader = new FormReader(text) { ValueCountLimit = MaxFields, KeyLengthLimit = MaxFieldName, ValueLengthLimit = Math.Max(1, text.Length) };
        var form = reader.ReadForm();
        if (!form.TryGetValue("payload", out var payload))
        {
            return CommandReader.Read(name => form.TryGetValue(name, out var value) ? value.ToString() : null);
        }

        using var document = JsonDocument.Parse(payload.ToString(), JsonReading.Limits);
        return InteractionReader.Read(document.RootElement);
    }

    private static SlackParcel? ReadEvent(byte[] body, out string? challenge)
    {
        using var document = JsonDocument.Parse(body, JsonReading.Limits);
        challenge = document.RootElement.Text("type") == "url_verification" ? document.RootElement.Text("challenge") : null;
        return challenge is null ? EventReader.Read(document.RootElement) : null;
    }

    private async ValueTask<SlackAcknowledgement> AdmitAsync(SlackParcel parcel) => await intake.AdmitAsync(parcel) switch
    {
        Admission.Refused => SlackAcknowledgement.Of(StatusCodes.Status403Forbidden),
        Admission.Busy => BusyAnswer.To(parcel.Input) is { } polite
            ? SlackAcknowledgement.Json(polite.ToJsonString())
            : SlackAcknowledgement.Of(StatusCodes.Status503ServiceUnavailable),
        _ => SlackAcknowledgement.Of(StatusCodes.Status200OK),
    };

    private SlackAcknowledgement Unreadable(int status, string reason)
    {
        Log.Unreadable(logger, status, reason);
        return SlackAcknowledgement.Of(status);
    }
}
