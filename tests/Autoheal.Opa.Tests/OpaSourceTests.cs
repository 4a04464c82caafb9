using System.Net;
using System.Text;
using System.Text.Json;
using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Opa.Tests;

/// <summary>What the agent says, and what it means when it says nothing, too late, or something else.</summary>
public sealed class OpaSourceTests
{
    [Theory]
    [InlineData("""{"result":{"verdict":"deny","reason":"frozen"},"decision_id":"d-1"}""", Verdict.Deny, "frozen")]
    [InlineData("""{"result":{"verdict":"allow","reason":"fine"}}""", Verdict.Allow, "fine")]
    [InlineData("""{"result":{"verdict":"approve"}}""", Verdict.RequireApproval, "its rules say so")]
    [InlineData("""{"result":{"verdict":"approve","quorum":2}}""", Verdict.Deny, "it asks for an approval that cannot be read")]
    [InlineData("""{"result":{"verdict":"approve","quorum":"2","roles":["a"]}}""", Verdict.Deny, "it asks for an approval that cannot be read")]
    [InlineData("""{"result":{"verdict":"Allow"}}""", Verdict.Deny, "the verdict is none of deny, approve and allow")]
    [InlineData("""{"result":{}}""", Verdict.Deny, "the verdict is none of deny, approve and allow")]
    [InlineData("""{"result":true}""", Verdict.Deny, "the rule gives no object")]
    [InlineData("{}", Verdict.Deny, "the rule is undefined for these facts")]
    [InlineData("[]", Verdict.Deny, "the answer is no object")]
    [InlineData("", Verdict.Deny, "the answer is no JSON")]
    [InlineData("yes", Verdict.Deny, "the answer is no JSON")]
    public async Task Find_Answer_IsTakenExactlyOrDenies(string body, Verdict verdict, string reason)
    {
        var opinion = await AskAsync(_ => Answer(body));

        Assert.Equal((verdict, reason, "opa"), (opinion.Verdict, opinion.Reason, opinion.Source));
    }

    [Fact]
    public async Task Find_Approval_NamesPeopleAndTheDecisionLog()
    {
        var opinion = await AskAsync(_ => Answer("""{"result":{"verdict":"approve","quorum":2,"roles":["senior"],"reason":"ask\n<b>"},"decision_id":"d-7"}"""));

        Assert.Equal((2, "senior"), (opinion.Approval!.Quorum, Assert.Single(opinion.Approval.Roles)));
        Assert.Equal(("d-7", "ask<b>"), (opinion.DecisionId, opinion.Reason));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "the server answered 500")]
    [InlineData(HttpStatusCode.Unauthorized, "the server answered 401")]
    [InlineData(HttpStatusCode.Found, "the server answered 302")]
    public async Task Find_OtherStatus_Denies(HttpStatusCode status, string reason)
    {
        var opinion = await AskAsync(_ => Answer("""{"result":{"verdict":"allow"}}""", status));

        Assert.Equal((Verdict.Deny, reason), (opinion.Verdict, opinion.Reason));
    }

    [Fact]
    public async Task Find_Unreachable_Denies() =>
        Assert.Equal("the server cannot be reached", (await AskAsync(_ => throw new HttpRequestException("secret"))).Reason);

    [Fact]
    public async Task Find_NoAnswerInTime_Denies()
    {
        var opinion = await AskAsync(async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return Answer("{}");
        }, TimeSpan.FromMilliseconds(100));

        Assert.Equal((Verdict.Deny, "no answer within 100 ms"), (opinion.Verdict, opinion.Reason));
    }

    [Fact]
    public async Task Find_Request_GoesToTheRuleWithTheFacts()
    {
        HttpRequestMessage? sent = null;
        var body = "";
        await AskAsync(async (request, cancellationToken) =>
        {
            sent = request;
            body = await request.Content!.ReadAsStringAsync(cancellationToken);
            return Answer("{}");
        });

        var input = JsonDocument.Parse(body).RootElement.GetProperty("input");
        Assert.Equal("http://127.0.0.1:8181/v1/data/autoheal/decision", sent!.RequestUri!.ToString());
        Assert.Equal(("rollout-undo", "medium", "self-healing", "api"), (
            input.GetProperty("action").GetString(), input.GetProperty("risk").GetString(), input.GetProperty("reversibility").GetString(),
            input.GetProperty("target").GetProperty("name").GetString()));
        Assert.Equal(JsonValueKind.Null, input.GetProperty("confidence").ValueKind);
    }

    [Theory]
    [InlineData("http://opa.example/", "autoheal/decision", 2000)]
    [InlineData("https://opa.example/", "autoheal/../secret", 2000)]
    [InlineData("https://opa.example/", "", 2000)]
    [InlineData("https://opa.example/", "autoheal", 0)]
    public void Validate_WrongOptions_AreRefused(string address, string path, int milliseconds) => Assert.True(new OpaOptionsValidator().Validate(
        null, new OpaOptions { Address = new Uri(address), Path = path, Timeout = TimeSpan.FromMilliseconds(milliseconds) }).Failed);

    private static HttpResponseMessage Answer(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };

    private static Task<PolicyOpinion> AskAsync(Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        AskAsync((request, _) => Task.FromResult(answer(request)));

    private static async Task<PolicyOpinion> AskAsync(
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, TimeSpan? timeout = null)
    {
        using var client = new HttpClient(new Scripted(answer));
        var options = new OpaOptions { Address = new Uri("http://127.0.0.1:8181"), Timeout = timeout ?? TimeSpan.FromMinutes(5) };
        var findings = await new OpaSource(client, Options.Create(options), TimeProvider.System).FindAsync(Facts.Of(), CancellationToken.None);
        return Assert.Single(findings.Opinions);
    }

    private sealed class Scripted(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
