namespace Autoheal.Cli.Tests;

public sealed class RbacTests
{
    [Fact]
    public async Task Rbac_WithoutActions_GrantsReadingOnly()
    {
        var run = await ToolRun.RunAsync("rbac", "--format", "json");

        var json = run.ShouldBeJson("autoheal/rbac/v1", "actions", "namespace", "reader", "actor", "manifests");
        Assert.Empty(json.GetProperty("actor").EnumerateArray());
        Assert.All(json.GetProperty("reader").EnumerateArray(), permission => Assert.Contains(permission.GetProperty("verb").GetString(), new[] { "get", "list" }));
        Assert.DoesNotContain(json.GetProperty("reader").EnumerateArray(), permission => permission.GetProperty("resource").GetString() == "secrets");
        Assert.DoesNotContain("ValidatingAdmissionPolicy", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rbac_OneActionInOneNamespace_GrantsActingThereAlone()
    {
        var run = await ToolRun.RunAsync("rbac", "--actions", "scale", "--namespace", "checkout");

        Assert.Contains("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: autoheal-actor
              namespace: checkout
            rules:
            - apiGroups: [apps]
              resources: [deployments, statefulsets]
              verbs: [patch]
            """.ReplaceLineEndings("\n"), run.Out, StringComparison.Ordinal);
        Assert.Contains("  - expression: has(object.spec.template) ==".Replace("  - expression: ", "", StringComparison.Ordinal), run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("object.spec.replicas", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, run.ExitCode);
    }

    [Fact]
    public async Task Rbac_RolesOnly_LeavesTheAdmissionPoliciesOut()
    {
        var all = await ToolRun.RunAsync("rbac", "--actions", "scale");
        var roles = await ToolRun.RunAsync("rbac", "--actions", "scale", "--roles-only");

        Assert.StartsWith(roles.Out.TrimEnd('\n'), all.Out, StringComparison.Ordinal);
        Assert.Contains("kind: ValidatingAdmissionPolicy", all.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("ValidatingAdmissionPolicy", roles.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rbac_SameActions_AreWrittenTheSameWhateverTheirOrder() => Assert.Equal(
        (await ToolRun.RunAsync("rbac", "--actions", "scale,cordon,rollout-undo")).Out, (await ToolRun.RunAsync("rbac", "--actions", "rollout-undo, scale,cordon,scale")).Out);

    [Fact]
    public async Task Rbac_UnknownAction_NamesThemAll()
    {
        var run = await ToolRun.RunAsync("rbac", "--actions", "scale,explode");

        Assert.StartsWith("autoheal: --actions: no action is called 'explode'; known: cordon, ", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
    }

    [Fact]
    public async Task Rbac_NamespaceThatIsNone_IsRefused() => (await ToolRun.RunAsync("rbac", "--namespace", "Check out")).ShouldRefuse(
        ExitCodes.BadInput, "autoheal: --namespace must be the name of a namespace, but is 'Check out' (see: autoheal rbac --help)");

    [Fact]
    public async Task Rbac_OfAPolicy_LeavesOutAndRefusesWhatItRulesOut()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("autoheal-rbac-").FullName, "policy.yaml");
        await File.WriteAllTextAsync(file, """
            apiVersion: autoheal/policy/v1
            name: p
            settings: { allowedNamespaces: [checkout, "team-*"], protectedNamespaces: [vault] }
            rules: [{ name: no-evictions, when: { actions: "evict-*" }, then: deny }, { name: no-scaling-in-production, when: { actions: scale, environments: production }, then: deny }]
            """);

        var run = await ToolRun.RunAsync("rbac", "--actions", "scale,evict-pod", "--policy", file);

        Assert.DoesNotContain("pods/eviction", run.Out, StringComparison.Ordinal);
        Assert.Contains("resources: [deployments]\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("name: autoheal-actor-policy", run.Out, StringComparison.Ordinal);
        foreach (var expression in new[] { "request.kind.kind == ", "request.namespace == ", "vault", "request.namespace.matches(", "^team-.*$" })
        {
            Assert.Contains(expression, run.Out, StringComparison.Ordinal);
        }
    }
}
