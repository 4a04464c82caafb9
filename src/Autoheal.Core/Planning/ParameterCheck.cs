using System.Globalization;
using Autoheal.Catalogue;
using Autoheal.Reasoning;

namespace Autoheal.Planning;

/// <summary>Holds the parameters of a proposal against the action's schema, like those of a stranger.</summary>
internal static class ParameterCheck
{
    /// <summary>The first thing that is wrong, or null.</summary>
    public static string? Find(ActionDescriptor descriptor, ActionProposal proposal)
    {
        if (!descriptor.TargetKinds.Contains(proposal.Target.Kind, StringComparer.Ordinal))
        {
            return $"{descriptor.Name} acts on {string.Join(", ", descriptor.TargetKinds)}, not on a {proposal.Target.Kind}";
        }

        var unknown = proposal.Parameters.Keys.FirstOrDefault(
            name => descriptor.Parameters.All(parameter => parameter.Name != name));
        return unknown is not null
            ? $"{descriptor.Name} has no parameter '{unknown}'"
            : descriptor.Parameters.Select(parameter => Find(descriptor, parameter, proposal)).FirstOrDefault(error => error is not null);
    }

    private static string? Find(ActionDescriptor descriptor, ActionParameter parameter, ActionProposal proposal)
    {
        if (!proposal.Parameters.TryGetValue(parameter.Name, out var value))
        {
            return parameter.Required ? $"{descriptor.Name} needs the parameter '{parameter.Name}'" : null;
        }

        if (value.Length > parameter.MaxLength)
        {
            return $"'{parameter.Name}' of {descriptor.Name} may have {parameter.MaxLength} characters, but has {value.Length}";
        }

        if (parameter.Type != ActionParameterType.Integer)
        {
            return null;
        }

        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= (parameter.Minimum ?? long.MinValue) && number <= (parameter.Maximum ?? long.MaxValue)
            ? null
            : $"'{parameter.Name}' of {descriptor.Name} must be a whole number from {parameter.Minimum} to {parameter.Maximum}";
    }
}
