using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Autoheal.Approvals;
using Autoheal.Architecture.Tests.Safety;
using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Planning;
using Autoheal.Policy;
using Autoheal.Reasoning;
using Autoheal.Verification;

namespace Autoheal.Architecture.Tests;

/// <summary>Spine 3: what grants something can be made by the core alone, not by <c>with</c>, a cast, deserialisation or a default value.</summary>
public sealed class SafetyTypeTests
{
    public static TheoryData<Type> SafetyTypes { get; } =
        [typeof(PolicyDecision), typeof(ApprovalDecision), typeof(ApprovedAction), typeof(ExecutionPermit)];

    [Theory]
    [MemberData(nameof(SafetyTypes))]
    public void SafetyType_Shape_CannotBeForged(Type type)
    {
        Assert.True(type is { IsClass: true, IsSealed: true, IsValueType: false });
        Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.All(type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance), constructor => Assert.True(constructor.IsAssembly));
        Assert.Null(type.GetMethod("<Clone>$"));
        Assert.All(type.GetProperties(), property => Assert.Null(property.SetMethod));
        Assert.All(
            type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
            field => Assert.True(field.IsPrivate && (field.IsInitOnly || field.Name == "_redeemed"), field.Name));
        Assert.DoesNotContain(type.GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.ReturnType == type);
    }

    [Theory]
    [MemberData(nameof(SafetyTypes))]
    public void SafetyType_Json_IsNotDeserialised(Type type)
    {
        var members = string.Join(",", type.GetProperties().Select(property => $"\"{property.Name}\":null"));
        JsonSerializerOptions[] options = [new(), new() { PropertyNameCaseInsensitive = true, IncludeFields = true }, new(JsonSerializerDefaults.Web)];

        Assert.All(options, option => Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize($"{{{members}}}", type, option)));
        Assert.All(options, option => Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize("{}", type, option)));
    }

    /// <summary>Anything that a stranger may derive from, or make by a static method, would be a door.</summary>
    [Theory]
    [MemberData(nameof(SafetyTypes))]
    public void SafetyType_WholeApi_NothingPublicMakesOne(Type type)
    {
        var makers = typeof(PolicyDecision).Assembly.GetExportedTypes()
            .SelectMany(exported => exported.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => !method.IsSpecialName && method.ReturnType == type);

        Assert.Empty(makers);
    }

    [Theory]
    [InlineData("new PolicyDecision(Verdict.Allow, \"\", null, null, null, \"\")")]
    [InlineData("new PolicyDecision()")]
    [InlineData("new ApprovalDecision(\"INC-1.1\", \"hash\", \"amira\", default)")]
    [InlineData("new ApprovedAction(null, 0, \"\", null, null, null)")]
    [InlineData("new ExecutionPermit(\"INC-1/1\", PermitOperation.Execute, null, null, null, null)")]
    public void Construct_ByAStranger_DoesNotCompile(string expression) => Assert.Equal(["CS1729"], ErrorsOf($"object made = {expression};"));

    [Theory]
    [InlineData("var forged = decision with { };", "CS8858")]
    [InlineData("var forged = approved with { };", "CS8858")]
    [InlineData("var forged = permit with { };", "CS8858")]
    [InlineData("decision.Verdict = Verdict.Allow;", "CS0200")]
    [InlineData("approved.PlanHash = \"\";", "CS0200")]
    [InlineData("permit.Target = null;", "CS0200")]
    [InlineData("permit.Withdraw();", "CS1061")]
    [InlineData("var forged = vote with { Verdict = Verdict.Allow };", "CS0200")]
    [InlineData("PolicyDecision forged = (PolicyDecision)(object)vote; forged = (PolicyDecision)vote;", "CS0030")]
    public void Change_ByAStranger_DoesNotCompile(string statement, string error) => Assert.Equal([error], ErrorsOf(statement));

    [Fact]
    public void Writer_ByAStranger_CannotBeNamed() => Assert.Equal(["CS0122"], ErrorsOf("object writer = typeof(Autoheal.Kubernetes.Client.KubernetesWriter);"));

    /// <summary>There is no way to write that does not ask for a permit.</summary>
    [Fact]
    public void Writer_EveryMethod_TakesAPermit()
    {
        var writer = Assembly.Load("Autoheal.Kubernetes").GetType("Autoheal.Kubernetes.Client.KubernetesWriter", throwOnError: true)!;
        var methods = writer.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.IsPublic || method.IsAssembly)
            .ToArray();

        Assert.False(writer.IsPublic);
        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.Contains(method.GetParameters(), parameter => parameter.ParameterType == typeof(ExecutionPermit)));
    }

    [Fact]
    public void Derive_ByAStranger_DoesNotCompile() => Assert.All(
        ["PolicyDecision", "ApprovalDecision", "ApprovedAction", "ExecutionPermit"],
        type => Assert.Contains("CS0509", Snippets.Errors($"{Usings} class Forged : {type} {{ }}")));

    [Fact]
    public void Append_ByAStranger_DoesNotCompile() => Assert.Equal(["CS0122"], ErrorsOf("store.AppendAsync(null, default);"));

    [Fact]
    public void Append_ToAnotherStoreByAStoreOfAStranger_DoesNotCompile() => Assert.Equal(
        ["CS1540"],
        Snippets.Errors($"{Usings} abstract class Own : JournalStore {{ public void Forge(JournalStore other) {{ other.AppendAsync(null, default); }} }}"));

    /// <summary>The checks above could pass because nothing compiles at all: this does.</summary>
    [Fact]
    public void Read_ByAStranger_Compiles() => Assert.Empty(ErrorsOf(
        "var verdict = decision.Verdict; var hash = approved.PlanHash; var target = permit.Target; var version = store.GetVersionAsync(StreamId.Control);"));

    /// <summary>A value that nobody set must refuse.</summary>
    [Theory]
    [InlineData(Verdict.Deny)]
    [InlineData(ControlMode.Halted)]
    [InlineData(PermitOperation.None)]
    [InlineData(ActionStatus.Unknown)]
    [InlineData(ReconcileState.Unknown)]
    [InlineData(ActionRisk.Destructive)]
    [InlineData(Reversibility.Irreversible)]
    [InlineData(IdempotencyStrategy.None)]
    [InlineData(TrustLevel.Untrusted)]
    [InlineData(CoverageState.NotAsked)]
    [InlineData(PredicateState.Unknown)]
    [InlineData(VerificationVerdict.NotYet)]
    [InlineData(HypothesisStatus.Proposed)]
    [InlineData(DiagnosisOutcome.Unknown)]
    [InlineData(CheckResult.NotObserved)]
    public void SafetyEnum_ZeroValue_Refuses(Enum refusing)
    {
        Assert.Equal(0, Convert.ToInt32(refusing, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Activator.CreateInstance(refusing.GetType()), refusing);
    }

    [Fact]
    public void SafetyEnum_Verdict_GrowsWithWhatItPermits() => Assert.Equal(
        [Verdict.Deny, Verdict.RequireApproval, Verdict.Allow], Enum.GetValues<Verdict>().OrderBy(verdict => (int)verdict));

    [Fact]
    public void SafetyEnum_ControlMode_GrowsWithWhatItPermits() => Assert.Equal(
        [ControlMode.Halted, ControlMode.Stopped, ControlMode.Running], Enum.GetValues<ControlMode>().OrderBy(mode => (int)mode));

    /// <summary>What is hashed and approved holds copies: a list that can be cast back could be changed under its hash.</summary>
    [Fact]
    public void Plan_ListsCastBack_CannotBeChanged()
    {
        var names = new List<string> { "checkout" };
        var parameters = new Dictionary<string, string> { ["value"] = "good" };
        var blast = new BlastRadius { Pods = 1, ServicePods = 1, Namespaces = names };
        var proposal = new ActionProposal { Action = "a", Target = new Incidents.ResourceRef { Kind = "Pod", Name = "p" }, Parameters = parameters };
        names.Add("shop");
        parameters["value"] = "worse";

        Assert.Equal(["checkout"], blast.Namespaces);
        Assert.Equal("good", proposal.Parameters["value"]);
        Assert.False(blast.Namespaces is List<string> or string[]);
        Assert.Throws<NotSupportedException>(() => ((IList<string>)blast.Namespaces).Add("shop"));
        Assert.Throws<NotSupportedException>(() => ((IDictionary<string, string>)proposal.Parameters)["value"] = "worse");
    }

    /// <summary>Every collection that a plan holds, found by its type, so that one added later is covered on the day it is added.</summary>
    [Theory]
    [InlineData(typeof(RemediationPlan))]
    [InlineData(typeof(PlannedAction))]
    [InlineData(typeof(BlastRadius))]
    [InlineData(typeof(PredicateSpec))]
    [InlineData(typeof(Obligation))]
    [InlineData(typeof(ApprovalRequirement))]
    [InlineData(typeof(ActionProposal))]
    public void Plan_EveryCollection_IsCopiedWhenItIsSet(Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties().Where(property => IsCollection(property.PropertyType)))
        {
            var given = property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
                ? new Dictionary<string, string>()
                : Activator.CreateInstance(typeof(List<>).MakeGenericType(property.PropertyType.GetGenericArguments()[0]));
            property.SetValue(made, given);

            Assert.False(ReferenceEquals(given, property.GetValue(made)), $"{type.Name}.{property.Name} keeps the caller's collection");
        }
    }

    private const string Usings = "using Autoheal.Approvals; using Autoheal.Execution; using Autoheal.Journal; using Autoheal.Policy;";

    private static IReadOnlyList<string> ErrorsOf(string statement) => Snippets.Errors(
        $"{Usings} class Stranger {{ void Try(PolicyDecision decision, PolicyVote vote, ApprovedAction approved, ExecutionPermit permit, JournalStore store) {{ {statement} }} }}");

    private static bool IsCollection(Type type) => type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) || type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>));
}
