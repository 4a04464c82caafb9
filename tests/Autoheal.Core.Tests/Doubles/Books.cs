using Autoheal.Policy;
using Microsoft.Extensions.Options;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>Limits for policies under test.</summary>
internal static class Books
{
    /// <summary>The same limits for every cluster.</summary>
    public static PolicyBook Of(PolicyOptions options) => new(Options.Create(options), new Same(options));

    private sealed class Same(PolicyOptions options) : IOptionsFactory<PolicyOptions>
    {
        public PolicyOptions Create(string name) => options;
    }
}
