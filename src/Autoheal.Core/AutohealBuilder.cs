using Microsoft.Extensions.DependencyInjection;

namespace Autoheal;

internal sealed class AutohealBuilder(IServiceCollection services) : IAutohealBuilder
{
    public IServiceCollection Services { get; } = services;
}
