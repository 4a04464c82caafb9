using Autoheal.Policy;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>A source that finds what a test says.</summary>
internal sealed class ScriptedFacts(Func<PolicyInput, PolicyFindings> find) : IPolicyFactSource
{
    public string Name => "facts";

    public ValueTask<PolicyFindings> FindAsync(PolicyInput input, CancellationToken cancellationToken) => ValueTask.FromResult(find(input));
}
