using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Teams;

/// <summary>Says everything that is wrong with the options at once, and never the secret.</summary>
internal sealed class TeamsOptionsValidator(IHostEnvironment? environment = null) : IValidateOptions<TeamsOptions>
{
    private const int MaxIdLength = 500;

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        List<string> errors = [.. Identity(options), .. Hosts(options), .. Addresses(options), .. Places(options), .. Limits(options)];
        _ = AppSecret.Read(options, errors);
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Identity(TeamsOptions options)
    {
        if (!Guid.TryParseExact(options.AppId, "D", out _))
        {
            yield return $"TeamsOptions.AppId must be the app registration's id, a GUID, but is '{options.AppId}'.";
        }

        if (!Guid.TryParseExact(options.TenantId, "D", out _))
        {
            yield return $"TeamsOptions.TenantId must be a tenant's id, a GUID, but is '{options.TenantId}'.";
        }

        foreach (var tenant in options.AllowedTenants.Where(tenant => !Guid.TryParseExact(tenant, "D", out _)))
        {
            yield return $"TeamsOptions.AllowedTenants holds '{tenant}', which is not a tenant's id, a GUID.";
        }

        if (options.AllowEmulator && environment?.IsDevelopment() != true)
        {
            yield return $"TeamsOptions.AllowEmulator is for the Development environment; this is {environment?.EnvironmentName ?? "none"}.";
        }
    }

    private static IEnumerable<string> Hosts(TeamsOptions options)
    {
        if (options.AllowedServiceHosts.Count == 0)
        {
            yield return "TeamsOptions.AllowedServiceHosts is empty: nothing could be answered.";
        }

        foreach (var host in options.AllowedServiceHosts.Where(host => !ServiceHosts.IsHost(host)))
        {
            yield return $"TeamsOptions.AllowedServiceHosts holds '{host}', which is neither host nor host:port.";
        }

        if (!new ServiceHosts(options.AllowedServiceHosts.Where(ServiceHosts.IsHost)).TryAccept(options.ServiceUrl?.OriginalString, out _))
        {
            yield return $"TeamsOptions.ServiceUrl must be an https address on one of AllowedServiceHosts, but is '{options.ServiceUrl}'.";
        }
    }

    private static IEnumerable<string> Addresses(TeamsOptions options)
    {
        (string Name, Uri? Address)[] addresses =
        [
            (nameof(options.OpenIdMetadataUrl), options.OpenIdMetadataUrl), (nameof(options.TokenUrl), options.TokenUrl ?? options.OpenIdMetadataUrl),
            (nameof(options.EmulatorOpenIdMetadataUrl), options.EmulatorOpenIdMetadataUrl ?? options.OpenIdMetadataUrl),
        ];
        foreach (var (name, address) in addresses.Where(entry => !ServiceHosts.IsSafe(entry.Address)))
        {
            yield return $"TeamsOptions.{name} must be an https address without user or fragment, or an http one on the loopback address, but is '{address}'.";
        }

        if (options.Issuer.Length == 0)
        {
            yield return "TeamsOptions.Issuer is empty; for the public cloud it is https://api.botframework.com.";
        }

        if (options.TokenScope.Length == 0)
        {
            yield return "TeamsOptions.TokenScope is empty; for the public cloud it is https://api.botframework.com/.default.";
        }
    }

    private static IEnumerable<string> Places(TeamsOptions options) =>
        from conversation in options.Conversations
        where conversation.Length is 0 or > MaxIdLength || conversation.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || conversation.Contains(';')
        select $"TeamsOptions.Conversations holds '{conversation}', which is not a conversation's id such as 19:…@thread.tacv2.";

    private static IEnumerable<string> Limits(TeamsOptions options)
    {
        if (options.MaxBodyBytes is < 4096 or > 1024 * 1024)
        {
            yield return $"TeamsOptions.MaxBodyBytes must be 4096 to 1048576, but is {options.MaxBodyBytes}.";
        }

        if (options.QueueLimit is < 1 or > 10_000)
        {
            yield return $"TeamsOptions.QueueLimit must be 1 to 10000, but is {options.QueueLimit}.";
        }

        if (options.Workers is < 1 or > 64)
        {
            yield return $"TeamsOptions.Workers must be 1 to 64, but is {options.Workers}.";
        }

        if (options.RequestTimeout < TimeSpan.FromSeconds(1) || options.RequestTimeout > TimeSpan.FromSeconds(60))
        {
            yield return $"TeamsOptions.RequestTimeout must be 00:00:01 to 00:01:00, but is {options.RequestTimeout}.";
        }
    }
}
