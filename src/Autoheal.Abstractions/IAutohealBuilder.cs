using Microsoft.Extensions.DependencyInjection;

namespace Autoheal;

/// <summary>
/// What <c>AddAutoheal</c> returns and every add-on extends: <c>Add…</c> registers one more, <c>Use…</c> wraps, <c>Configure…</c> changes options.
/// </summary>
public interface IAutohealBuilder
{
    /// <summary>Gets the services that Autoheal is composed from.</summary>
    IServiceCollection Services { get; }
}
