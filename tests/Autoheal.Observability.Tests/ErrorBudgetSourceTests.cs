using Autoheal.Incidents;
using Autoheal.Planning;
using Autoheal.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.Observability.Tests;

/// <summary>Error budgets over real HTTP: what is taken, and that everything else denies.</summary>
public sealed class ErrorBudgetSourceTests
{
    private const string Vector = """{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1780000000,"0.25"]}]}}""";

    [Theory]
    [InlineData(Vector, 0.25)]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1780000000,"-0.5"]}}""", -0.5)]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1780000000,"1"]}}""", 1)]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1779999700.5,"0.5"]}}""", 0.5)]
    public async Task Find_OneSample_IsTheBudget(string body, double remaining)
    {
        await using var server = await PrometheusStub.StartAsync(body);

        var findings = await FindAsync(server.Address);

        Assert.Equal(remaining, findings.ErrorBudgetRemaining);
        Assert.Empty(findings.Opinions);
    }

    [Theory]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[]}}""", "the query gives no value")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"1"]},{"value":[1,"1"]}]}}""", "the query gives several values")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"NaN"]}]}}""", "the value is no share of 1 at most")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"1.01"]}]}}""", "the value is no share of 1 at most")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"-Inf"]}]}}""", "the value cannot be read")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{"value":[1,0.5]}]}}""", "the value cannot be read")]
    [InlineData("""{"status":"success","data":{"resultType":"vector","result":[{}]}}""", "the value cannot be read")]
    [InlineData("""{"status":"success","data":{"resultType":"matrix","result":[]}}""", "the query gives neither a scalar nor a vector")]
    [InlineData("""{"status":"success","warnings":["a store is out of reach"],"data":{"resultType":"scalar","result":[1,"0.5"]}}""", "the answer is partial")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1779999699,"0.5"]}}""", "the answer is not of now")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":[1780000301,"0.5"]}}""", "the answer is not of now")]
    [InlineData("""{"status":"success","data":{"resultType":"scalar","result":["1780000000","0.5"]}}""", "the answer is not of now")]
    [InlineData("""{"status":"error","error":"bad"}""", "the query failed")]
    [InlineData("[]", "the query failed")]
    [InlineData("", "the answer is no JSON")]
    public async Task Find_AnythingElse_Denies(string body, string reason)
    {
        await using var server = await PrometheusStub.StartAsync(body);

        AssertDenied(reason, await FindAsync(server.Address));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(401)]
    [InlineData(302)]
    public async Task Find_OtherStatus_Denies(int status)
    {
        await using var server = await PrometheusStub.StartAsync(Vector, status);

        AssertDenied($"the server answered {status}", await FindAsync(server.Address));
    }

    [Fact]
    public async Task Find_NobodyListens_Denies()
    {
        var server = await PrometheusStub.StartAsync(Vector);
        var address = server.Address;
        await server.DisposeAsync();

        AssertDenied("the server cannot be reached", await FindAsync(address));
    }

    [Fact]
    public async Task Find_NoAnswerInTime_Denies()
    {
        await using var server = await PrometheusStub.StartAsync(async context =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            return Results.Empty;
        });

        AssertDenied("no answer within 100 ms", await FindAsync(server.Address, options => options.Timeout = TimeSpan.FromMilliseconds(100)));
    }

    [Fact]
    public async Task Find_Request_HasTheNamesAndTheToken()
    {
        await using var server = await PrometheusStub.StartAsync(Vector);

        await FindAsync(server.Address, options => options.Token = "t-1");

        Assert.Equal(["budget{namespace=\"shop\",service=\"api\"}"], server.Queries);
        Assert.Equal("Bearer t-1", server.Authorization);
    }

    [Theory]
    [InlineData("a\"} or vector(1) #")]
    [InlineData("A")]
    [InlineData("")]
    public async Task Find_NameThatCouldChangeTheQuery_DeniesWithoutAsking(string name)
    {
        await using var server = await PrometheusStub.StartAsync(Vector);

        AssertDenied("the object's name cannot stand in a query", await FindAsync(server.Address, name: name));
        Assert.Empty(server.Queries);
    }

    [Fact]
    public async Task Find_SeveralBudgets_TheSmallestCounts()
    {
        await using var server = await PrometheusStub.StartAsync(Vector);

        var findings = await FindAsync(server.Address, options =>
        {
            options.Budgets.Add(new ErrorBudget { Service = "shop/*", Remaining = 0.1 });
            options.Budgets.Add(new ErrorBudget { Service = "other/*", Remaining = 0 });
        });

        Assert.Equal(0.1, findings.ErrorBudgetRemaining);
    }

    [Fact]
    public async Task Find_ServiceWithoutABudget_KnowsNothing()
    {
        await using var server = await PrometheusStub.StartAsync(Vector);

        var findings = await FindAsync(server.Address, options => options.Budgets[0].Service = "other/*");

        Assert.Null(findings.ErrorBudgetRemaining);
        Assert.Empty(findings.Opinions);
    }

    [Fact]
    public void Options_EverythingWrong_IsSaidAtOnce()
    {
        var options = new ErrorBudgetOptions { Address = new Uri("http://prometheus.example"), Timeout = TimeSpan.Zero };
        options.Budgets.Add(new ErrorBudget { Service = "api", Query = "up" });
        options.Budgets.Add(new ErrorBudget { Service = "shop/*", Remaining = 1.5 });
        options.Budgets.Add(new ErrorBudget { Service = "shop/*" });

        var result = new ErrorBudgetOptionsValidator().Validate(null, options);

        Assert.Equal(5, result.Failures!.Count());
        Assert.True(new ErrorBudgetOptionsValidator().Validate(null, new ErrorBudgetOptions()).Failed);
    }

    [Fact]
    public void AddErrorBudgets_Twice_RegistersOneSource()
    {
        var services = new ServiceCollection();
        services.AddAutoheal()
            .AddErrorBudgets(options => options.Budgets.Add(new ErrorBudget { Service = "shop/*", Remaining = 1 }))
            .AddErrorBudgets(options => options.Budgets.Add(new ErrorBudget { Service = "pay/*", Remaining = 1 }));
        using var provider = services.BuildServiceProvider();

        Assert.IsType<ErrorBudgetSource>(Assert.Single(provider.GetServices<IPolicyFactSource>()));
        Assert.Equal(2, provider.GetRequiredService<IOptions<ErrorBudgetOptions>>().Value.Budgets.Count);
    }

    private static void AssertDenied(string reason, PolicyFindings findings)
    {
        var opinion = Assert.Single(findings.Opinions);
        Assert.Equal((Verdict.Deny, $"the error budget cannot be had: {reason}", "error-budget"), (opinion.Verdict, opinion.Reason, opinion.Source));
        Assert.Null(findings.ErrorBudgetRemaining);
    }

    private static async Task<PolicyFindings> FindAsync(Uri address, Action<ErrorBudgetOptions>? configure = null, string name = "api")
    {
        var options = new ErrorBudgetOptions { Address = address, Timeout = TimeSpan.FromMinutes(5) };
        options.Budgets.Add(new ErrorBudget { Service = "shop/*", Query = "budget{namespace=\"$namespace\",service=\"$name\"}" });
        configure?.Invoke(options);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        return await new ErrorBudgetSource(client, Options.Create(options), new FixedClock()).FindAsync(InputOn(name), CancellationToken.None);
    }

    private static PolicyInput InputOn(string name)
    {
        var target = new ResourceRef { ClusterId = "c1", Group = "apps", Kind = "Deployment", Namespace = "shop", Name = name, Uid = "u1" };
        return new PolicyInput
        {
            Now = DateTimeOffset.UnixEpoch,
            IncidentOpenedAt = DateTimeOffset.UnixEpoch,
            Cause = new Reasoning.CauseCode("k8s.rollout.crash"),
            Action = new PlannedAction
            {
                Action = "rollout-undo",
                Version = 1,
                Target = target,
                TargetFingerprint = "before",
                ResultFingerprint = "after",
                Changes = [],
                Compensation = new Compensation { Available = true, Description = "undo" },
                BlastRadius = new BlastRadius { Pods = 1, ServicePods = 4, Namespaces = ["shop"] },
                Effect = [],
                Harm = [],
                EffectDeadlineSeconds = 300,
            },
        };
    }
}
