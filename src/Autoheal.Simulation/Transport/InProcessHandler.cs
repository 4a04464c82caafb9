using System.Net;
using Autoheal.Simulation.Api;

namespace Autoheal.Simulation.Transport;

/// <summary>
/// An HTTP transport without a network: requests go straight into the world on the caller's thread. Without hooks every request but the
/// reading of a watch completes synchronously. Not thread-safe, as the world is not.
/// </summary>
public sealed class InProcessHandler : HttpMessageHandler
{
    private static readonly Uri s_address = new("http://simulated.invalid/");

    private readonly SimulatedWorld _world;

    /// <summary>Makes a transport into the world.</summary>
    public InProcessHandler(SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        _world = world;
    }

    /// <summary>Runs before the server sees a request: what throws here never reached the server.</summary>
    public RequestHook? Before { get; set; }

    /// <summary>Runs after the server answered: what throws here is an answer lost on its way.</summary>
    public RequestHook? After { get; set; }

    /// <summary>
    /// A client of this transport. It has no timeout of its own, because that would run by the real clock; pass a token of the world's clock.
    /// </summary>
    /// <param name="token">Bearer token of the user, or null for an anonymous client.</param>
    public HttpClient CreateClient(string? token)
    {
        var client = new HttpClient(this, disposeHandler: false) { BaseAddress = s_address, Timeout = Timeout.InfiniteTimeSpan };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = AnswerAsync(request, cancellationToken);
        if (answer.IsCompleted)
            return answer;
        var promise = new TaskCompletionSource<HttpResponseMessage>();
        _ = ForwardAsync(answer, promise, cancellationToken);
        return promise.Task;
    }

    private static async Task ForwardAsync(Task<HttpResponseMessage> answer, TaskCompletionSource<HttpResponseMessage> promise, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await answer;
        }
        catch (OperationCanceledException)
        {
            ContextFree.Cancel(promise, cancellationToken);
            return;
        }
        catch (Exception failure)
        {
            // Handed on to whoever awaits the request.
            ContextFree.Fail(promise, failure);
            return;
        }

        ContextFree.Complete(promise, response);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var request = await ReadAsync(message, cancellationToken);
        if (Before is { } before)
            await before(request, null, cancellationToken);
        var response = _world.Handle(request);
        try
        {
            if (After is { } after)
                await after(request, response, cancellationToken);
        }
        catch
        {
            response.Watch?.Dispose();
            throw;
        }

        return ToMessage(message, response);
    }

    private static async Task<ApiRequest> ReadAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var uri = message.RequestUri!;
        return new()
        {
            Method = message.Method.Method,
            Path = Uri.UnescapeDataString(uri.AbsolutePath),
            Query = QueryParameters.Parse(uri.Query),
            BearerToken = message.Headers.Authorization is { Scheme: "Bearer" } authorization ? authorization.Parameter : null,
            ImpersonateUser = message.Headers.TryGetValues("Impersonate-User", out var users) ? users.First() : null,
            ImpersonateGroups = message.Headers.TryGetValues("Impersonate-Group", out var groups) ? [.. groups] : [],
            Accept = message.Headers.Accept.Count == 0 ? null : message.Headers.Accept.ToString(),
            ContentType = message.Content?.Headers.ContentType?.ToString(),
            UserAgent = message.Headers.UserAgent.Count == 0 ? null : message.Headers.UserAgent.ToString(),
            Body = message.Content is null ? default : await message.Content.ReadAsByteArrayAsync(cancellationToken),
        };
    }

    private static HttpResponseMessage ToMessage(HttpRequestMessage request, ApiResponse response)
    {
        HttpContent content = response.Watch is { } watch ? new WatchContent(watch) : new ReadOnlyMemoryContent(response.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", response.ContentType);
        var message = new HttpResponseMessage((HttpStatusCode)response.StatusCode) { Content = content, RequestMessage = request };
        if (response.RetryAfterSeconds is { } seconds)
            message.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return message;
    }
}
