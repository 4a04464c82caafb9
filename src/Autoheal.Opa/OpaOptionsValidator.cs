using Microsoft.Extensions.Options;

namespace Autoheal.Opa;

internal sealed class OpaOptionsValidator : IValidateOptions<OpaOptions>
{
    public ValidateOptionsResult Validate(string? name, OpaOptions options)
    {
        var errors = new List<string>();
        if (options.Address is not { IsAbsoluteUri: true } address || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            errors.Add("OpaOptions.Address must be an https address, or an http one on the loopback address.");
        }

        if (options.Path.Length == 0 || options.Path.Split('/').Any(part => part.Length == 0 || !part.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            errors.Add($"OpaOptions.Path must be names joined by '/', but is '{options.Path}'.");
        }

        if (options.Timeout < TimeSpan.FromMilliseconds(50) || options.Timeout > TimeSpan.FromSeconds(30))
        {
            errors.Add($"OpaOptions.Timeout must be 50 ms to 30 s, but is {options.Timeout}.");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
