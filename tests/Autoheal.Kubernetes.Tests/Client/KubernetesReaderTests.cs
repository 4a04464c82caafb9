using System.Net;
using System.Text;
using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Client;

public class KubernetesReaderTests
{
    private static readonly Uri s_server = new("https://cluster.example/prefix");

    [Fact]
    public async Task ListAsync_SeveralPages_FollowsTheContinuation()
    {
        var handler = new ScriptedHandler(request => ScriptedHandler.Json(request.RequestUri!.Query.Contains("continue", StringComparison.Ordinal)
            ? """{"metadata":{"resourceVersion":"1"},"items":[2]}"""
            : """{"kind":"PodList","items":[1],"metadata":{"resourceVersion":"1","continue":"a/b+c="}}"""));

        var pages = new List<string>();
        await foreach (var page in Reader(handler).ListAsync(KubernetesResources.Pods, "checkout", new() { LabelSelector = "app=api", PageSize = 1 }))
        {
            pages.Add(page.ToJson().GetProperty("items")[0].GetRawText());
        }

        Assert.Equal(["1", "2"], pages);
        Assert.Equal(
            [
                "GET /prefix/api/v1/namespaces/checkout/pods?limit=1&labelSelector=app%3Dapi",
                "GET /prefix/api/v1/namespaces/checkout/pods?limit=1&labelSelector=app%3Dapi&continue=a%2Fb%2Bc%3D",
            ],
            handler.Requests);
    }

    [Fact]
    public async Task ListCustomAsync_Discovery_NamesWhatCanBeListedInGroupsThatAreNotKubernetesOwn()
    {
        var handler = new ScriptedHandler(request => request.RequestUri!.AbsolutePath switch
        {
            "/prefix/apis" => ScriptedHandler.Json("""
                {"groups":[{"name":"apps","preferredVersion":{"version":"v1"}},{"name":"storage.k8s.io","preferredVersion":{"version":"v1"}},
                 {"name":"down.example.com","preferredVersion":{"version":"v1"}},{"name":"data.example.com","preferredVersion":{"version":"v2"}}]}
                """),
            "/prefix/apis/data.example.com/v2" => ScriptedHandler.Json("""
                {"resources":[{"name":"stores","kind":"Store","namespaced":true,"verbs":["get","list"]},{"name":"stores/status","kind":"Store","verbs":["get"]},
                 {"name":"reviews","kind":"Review","verbs":["create"]}]}
                """),
            _ => ScriptedHandler.Json("""{"kind":"Status","reason":"NotFound","code":404}""", HttpStatusCode.NotFound),
        });

        var custom = Assert.Single(await ((ICustomResourceDirectory)Reader(handler)).ListCustomAsync(CancellationToken.None));

        Assert.Equal(("data.example.com/v2", "Store", "stores", true), (custom.ApiVersion, custom.Kind, custom.Plural, custom.Namespaced));
    }

    [Fact]
    public async Task GetAsync_NoSuchObject_IsNull()
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json("""{"kind":"Status","reason":"NotFound","code":404}""", HttpStatusCode.NotFound));

        Assert.Null(await Reader(handler).GetAsync(KubernetesResources.Deployments, "checkout", "api"));
        Assert.Equal("GET /prefix/apis/apps/v1/namespaces/checkout/deployments/api", Assert.Single(handler.Requests));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    public async Task GetAsync_NameThatWouldChangeThePath_IsRefused(string name)
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json("{}"));

        await Assert.ThrowsAsync<ArgumentException>(async () => await Reader(handler).GetAsync(KubernetesResources.Pods, "checkout", name));
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task GetAsync_HostileName_IsEscaped()
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json("{}"));

        await Reader(handler).GetAsync(KubernetesResources.Pods, "checkout", "a/../../b?dryRun=All");

        Assert.Equal("GET /prefix/api/v1/namespaces/checkout/pods/a%2F..%2F..%2Fb%3FdryRun%3DAll", Assert.Single(handler.Requests));
    }

    [Fact]
    public async Task GetAsync_Forbidden_IsTyped()
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json(
            """{"kind":"Status","reason":"Forbidden","message":"pods \"a\" is forbidden","code":403}""", HttpStatusCode.Forbidden));

        var error = await Assert.ThrowsAsync<KubernetesApiException>(async () => await Reader(handler).GetAsync(KubernetesResources.Pods, "checkout", "a"));

        Assert.Equal((HttpStatusCode.Forbidden, "Forbidden", false), (error.StatusCode, error.Reason, error.IsTransient));
        Assert.Equal("GET /api/v1/namespaces/checkout/pods/a: 403 pods \"a\" is forbidden", error.Message);
    }

    [Fact]
    public async Task GetAsync_Overloaded_SaysWhenToTryAgain()
    {
        var handler = new ScriptedHandler(_ =>
        {
            var response = ScriptedHandler.Json("gone fishing", HttpStatusCode.TooManyRequests);
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return response;
        });

        var error = await Assert.ThrowsAsync<KubernetesApiException>(async () => await Reader(handler).GetAsync(KubernetesResources.Pods, "c", "a"));

        Assert.Equal((true, TimeSpan.FromSeconds(7), ""), (error.IsTransient, error.RetryAfter, error.Reason));
    }

    [Fact]
    public async Task GetAsync_NobodyAnswers_IsTransientAndNamesTheServer()
    {
        var handler = new ScriptedHandler(_ => throw new HttpRequestException("connection refused"));

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await Reader(handler).GetAsync(KubernetesResources.Pods, "c", "a"));

        Assert.True(error.IsTransient);
        Assert.Equal("GET /api/v1/namespaces/c/pods/a at cluster.example: connection refused.", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task GetAsync_AnswerWithoutEnd_IsCutOff(bool declared)
    {
        var handler = new ScriptedHandler(_ =>
        {
            var content = new StreamContent(new MemoryStream(new byte[200_000]));
            content.Headers.ContentLength = declared ? 200_000 : null;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        });

        var error = await Assert.ThrowsAsync<AutohealException>(async () => await Reader(handler).GetAsync(KubernetesResources.Pods, "c", "a"));

        Assert.EndsWith("the answer is larger than 100000 bytes.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadLogAsync_NoPreviousRun_IsNull()
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json("""{"reason":"BadRequest"}""", HttpStatusCode.BadRequest));

        Assert.Null(await Reader(handler).ReadLogAsync(new PodLogRequest { Namespace = "c", Pod = "a", Container = "app", Previous = true }));
        Assert.Equal("GET /prefix/api/v1/namespaces/c/pods/a/log?container=app&tailLines=200&limitBytes=262144&previous=true", handler.Requests[0]);
    }

    [Fact]
    public async Task ReadLogAsync_SinceATime_AsksForThatInUtc()
    {
        var handler = new ScriptedHandler(_ => ScriptedHandler.Json("{}"));
        var since = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2));

        await Reader(handler).ReadLogAsync(new PodLogRequest { Namespace = "c", Pod = "a", Container = "app", Since = since });

        Assert.EndsWith("&limitBytes=262144&sinceTime=2026-03-01T12:00:00Z", handler.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ToMessage_PatchAndPost_CarryTheirLength()
    {
        var message = new WireRequest(HttpMethod.Post, "api/v1/x") { Body = Encoding.UTF8.GetBytes("{}"), ContentType = "application/json" }.ToMessage(s_server);

        Assert.Equal(2, message.Content!.Headers.ContentLength);
        Assert.NotEqual(true, message.Headers.TransferEncodingChunked);
    }

    private static KubernetesReader Reader(HttpMessageHandler handler) => new(new KubernetesTransport(
        KubernetesConnection.FromHandler(handler, s_server), new KubernetesLimits { MaxResponseBytes = 100_000 }, TimeProvider.System));
}
