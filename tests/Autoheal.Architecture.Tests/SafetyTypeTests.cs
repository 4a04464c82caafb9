using System.Reflection;
using System.Text.Json;
using Autoheal.Approvals;
using Autoheal.Catalogue;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Journal;
using Autoheal.Policy;
using Autoheal.Reasoning;
using Autoheal.Verification;

namespace Autoheal.Architecture.Tests;

/// <summary>What lets a write happen cannot be forged: not by construction, copying, deserialisation, casting or a default value.</summary>
public sealed class SafetyTypeTests
{
    public static TheoryData<Type> SafetyTypes =>
        [typeof(ExecutionPermit), typeof(ApprovedAction), typeof(PolicyDecision), typeof(ApprovalDecision)];

    [Theory]
    [MemberData(nameof(SafetyTypes))]
    public void SafetyType_Shape_IsASealedGetOnlyClass(Type type)
    {
        Assert.True(type.IsClass && type.IsSealed, "a struct has a default value, and an open class can be derived from");
        Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        Assert.Null(type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance));
        Assert.DoesNotContain(type.GetProperties(), property => property.SetMethod is not null);
        Assert.DoesNotContain(type.GetFields(BindingFlags.Public | BindingFlags.Instance), _ => true);
        Assert.DoesNotContain(type.GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.Name is "op_Implicit" or "op_Explicit");
        Assert.DoesNotContain(type.GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.ReturnType == type);
    }

    [Theory]
    [MemberData(nameof(SafetyTypes))]
    public void SafetyType_FromJson_IsRefused(Type type) =>
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize("{}", type, JsonSerializerOptions.Web));

    [Theory]
    [InlineData("class X { object F() => new Autoheal.Execution.ExecutionPermit(null, default, null, null, null, null); }", "CS1729")]
    [InlineData("class X { object F(Autoheal.Policy.PolicyDecision d) => d with { }; }", "CS8858")]
    [InlineData("class X : Autoheal.Execution.ExecutionPermit { }", "CS0509")]
    [InlineData("class X { object F(Autoheal.Journal.JournalStore s) => s.AppendAsync(null, default); }", "CS0122")]
    [InlineData("class X { object F() => new Autoheal.Execution.ApprovedAction(null, 0, null, null, null, null); }", "CS1729")]
    [InlineData("class X { void F(Autoheal.Execution.ExecutionPermit p) => p.Withdraw(); }", "CS1061")]
    [InlineData("class X { object F() => typeof(Autoheal.Kubernetes.Client.KubernetesWriter); }", "CS0122")]
    public void StrangersCode_ThatForges_DoesNotCompile(string source, string error) => Assert.Contains(error, Compiler.Errors(source));

    [Fact]
    public void StrangersCode_ThatOnlyReads_Compiles() =>
        Assert.Empty(Compiler.Errors("class X { object F(Autoheal.Execution.ExecutionPermit p) => p.Target; }"));

    [Fact]
    public void SafetyEnum_ZeroValue_Refuses()
    {
        Assert.Equal(Verdict.Deny, default);
        Assert.Equal(ControlMode.Halted, default);
        Assert.Equal(ActionRisk.Destructive, default);
        Assert.Equal(Reversibility.Irreversible, default);
        Assert.Equal(IdempotencyStrategy.None, default);
        Assert.Equal(TrustLevel.Untrusted, default);
        Assert.Equal(CoverageState.NotAsked, default);
        Assert.Equal(PermitOperation.None, default);
        Assert.Equal(ActionStatus.Unknown, default);
        Assert.Equal(ReconcileState.Unknown, default);
        Assert.Equal(PredicateState.Unknown, default);
        Assert.Equal(VerificationVerdict.NotYet, default);
        Assert.Equal(DiagnosisOutcome.Unknown, default);
        Assert.Equal(HypothesisStatus.Proposed, default);
    }

    [Fact]
    public void WriterMethods_Each_TakeAPermit()
    {
        var writer = Product.Load("Autoheal.Kubernetes").GetType("Autoheal.Kubernetes.Client.KubernetesWriter", throwOnError: true)!;
        Assert.False(writer.IsPublic);
        var methods = writer.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.IsPublic || method.IsAssembly)
            .ToArray();

        Assert.NotEmpty(methods);
        Assert.All(methods, method => Assert.Contains(method.GetParameters(), parameter => parameter.ParameterType == typeof(ExecutionPermit)));
    }

    [Fact]
    public void JournalStore_Append_IsForTheCoreAlone() =>
        Assert.True(typeof(JournalStore).GetMethod("AppendAsync", BindingFlags.NonPublic | BindingFlags.Instance)!.IsFamilyOrAssembly);
}
