using Microsoft.Extensions.Options;

namespace Autoheal.Approvals;

/// <summary>One id is one person: ids that differ only in case or in spaces around them would let somebody count twice.</summary>
internal sealed class PeopleOptionsValidator : IValidateOptions<PeopleOptions>
{
    public ValidateOptionsResult Validate(string? name, PeopleOptions options)
    {
        string[] errors =
        [
            .. options.People
                .Where(person => string.IsNullOrWhiteSpace(person.Id))
                .Select(person => $"PeopleOptions.People: '{person.Name}' has no id."),
            .. options.People
                .GroupBy(person => (person.Id ?? "").Trim(), StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() > 1)
                .Select(same => $"PeopleOptions.People: {same.Count()} people have the id '{same.First().Id}'; ids are unique, whatever their case."),
        ];
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
