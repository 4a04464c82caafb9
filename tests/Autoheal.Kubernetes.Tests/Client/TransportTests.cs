using System.Net;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Client;

public class TransportTests
{
    private static readonly Uri s_server = new("https://cluster.example");

    [Fact]
    public async Task ListAsync_ServerPutsOff_IsAskedAgain()
    {
        var answers = new Queue<HttpResponseMessage>([PutOff(0), PutOff(0), ScriptedHandler.Json("""{"items":[]}""")]);
        var handler = new ScriptedHandler(_ => answers.Dequeue());

        await foreach (var _ in Reader(handler).ListAsync(KubernetesResources.Pods, "shop"))
        {
        }

        Assert.Equal(3, handler.Requests.Count);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(0, 4)]
    public async Task ListAsync_ServerPutsOffForLongOrForEver_GivesUpWithWhatItSaid(int seconds, int requests)
    {
        var handler = new ScriptedHandler(_ => PutOff(seconds));

        var error = await Assert.ThrowsAsync<KubernetesApiException>(async () => await Reader(handler).GetAsync(KubernetesResources.Pods, "shop", "p"));

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(seconds), true), (error.StatusCode, error.RetryAfter, error.IsTransient));
        Assert.Equal(requests, handler.Requests.Count);
    }

    [Fact]
    public async Task ListAsync_OlderServer_FindsTheVersionThatItHas()
    {
        var handler = new ScriptedHandler(request => request.RequestUri!.AbsolutePath switch
        {
            "/apis/autoscaling/v2beta2" => ScriptedHandler.Json("""{"resources":[{"name":"horizontalpodautoscalers"}]}"""),
            "/apis/autoscaling/v2beta2/namespaces/shop/horizontalpodautoscalers" => ScriptedHandler.Json("""{"items":[]}"""),
            _ => ScriptedHandler.Json("{}", HttpStatusCode.NotFound),
        });
        var reader = Reader(handler);
        for (var i = 0; i < 2; i++)
        {
            await foreach (var _ in reader.ListAsync(KubernetesResources.HorizontalPodAutoscalers, "shop"))
            {
            }
        }

        Assert.Equal(
            [
                "GET /apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers?limit=500", "GET /apis/autoscaling/v2", "GET /apis/autoscaling/v2beta2",
                "GET /apis/autoscaling/v2beta2/namespaces/shop/horizontalpodautoscalers?limit=500",
                "GET /apis/autoscaling/v2beta2/namespaces/shop/horizontalpodautoscalers?limit=500",
            ],
            handler.Requests);
    }

    [Fact]
    public async Task SendAsync_TokenIsRefused_IsRenewedOnce()
    {
        var seen = new List<string?>();
        var inner = new ScriptedHandler(request =>
        {
            seen.Add(request.Headers.Authorization?.Parameter);
            return seen.Count == 1 ? new HttpResponseMessage(HttpStatusCode.Unauthorized) : ScriptedHandler.Json("{}");
        });
        using var invoker = new HttpMessageInvoker(new BearerTokenHandler(new Renewed()) { InnerHandler = inner });

        using var response = await invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, s_server), default);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["t1", "t2"], seen);
    }

    [Fact]
    public async Task GetAsync_ServerIsNotTrusted_SaysThatItIsTheCertificate()
    {
        var handler = new ScriptedHandler(_ => throw new HttpRequestException(
            HttpRequestError.SecureConnectionError, "see inner", new System.Security.Authentication.AuthenticationException("PartialChain.")));

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await Reader(handler).GetAsync(KubernetesResources.Pods, "shop", "p"));

        Assert.Equal(
            "GET /api/v1/namespaces/shop/pods/p at cluster.example: the server's certificate cannot be trusted, or it does not trust ours: PartialChain.",
            error.Message);
    }

    private static HttpResponseMessage PutOff(int seconds)
    {
        var response = ScriptedHandler.Json("""{"kind":"Status","reason":"TooManyRequests","message":"slow down"}""", HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return response;
    }

    private static KubernetesReader Reader(ScriptedHandler handler) => new(
        new KubernetesTransport(KubernetesConnection.FromHandler(handler, s_server), new KubernetesLimits(), TimeProvider.System));

    private sealed class Renewed : TokenSource
    {
        private int _number = 1;

        public override ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult($"t{_number}");

        public override bool Reject(string token) => ++_number == 2;
    }
}
