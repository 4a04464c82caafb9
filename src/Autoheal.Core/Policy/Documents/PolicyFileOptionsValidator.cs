using Microsoft.Extensions.Options;

namespace Autoheal.Policy.Documents;

internal sealed class PolicyFileOptionsValidator : IValidateOptions<PolicyFileOptions>
{
    public ValidateOptionsResult Validate(string? name, PolicyFileOptions options)
    {
        var errors = new List<string>();
        if (!File.Exists(options.Path))
        {
            errors.Add($"PolicyFileOptions.Path must name a policy file, but '{options.Path}' does not exist.");
        }

        if (options.LookInterval < TimeSpan.FromSeconds(1) || options.LookInterval > TimeSpan.FromHours(1))
        {
            errors.Add($"PolicyFileOptions.LookInterval must be 1 second to 1 hour, but is {options.LookInterval}.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
