using Microsoft.Extensions.Options;

namespace Autoheal.Incidents;

internal sealed class CommandOptionsValidator : IValidateOptions<CommandOptions>
{
    public ValidateOptionsResult Validate(string? name, CommandOptions options) => options.Roles.Any(string.IsNullOrWhiteSpace)
        ? ValidateOptionsResult.Fail("CommandOptions.Roles must name roles, but holds an empty name.")
        : ValidateOptionsResult.Success;
}
