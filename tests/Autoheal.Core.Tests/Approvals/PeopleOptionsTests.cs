using Autoheal.Approvals;
using Autoheal.Core.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Autoheal.Core.Tests.Approvals;

public sealed class PeopleOptionsTests
{
    [Theory]
    [InlineData("amira", "ben", null)]
    [InlineData("amira", "amira", "PeopleOptions.People: 2 people have the id 'amira'; ids are unique, whatever their case.")]
    [InlineData("amira", "AMIRA", "PeopleOptions.People: 2 people have the id 'amira'; ids are unique, whatever their case.")]
    [InlineData("amira", " amira", "PeopleOptions.People: 2 people have the id 'amira'; ids are unique, whatever their case.")]
    [InlineData("amira", " ", "PeopleOptions.People: 'B' has no id.")]
    public void Validate_Ids_MustBeUnique(string one, string other, string? error)
    {
        var options = new PeopleOptions { People = { new Person { Id = one, Name = "A" }, new Person { Id = other, Name = "B" } } };

        var result = new PeopleOptionsValidator().Validate(null, options);

        Assert.Equal(error, result.FailureMessage);
    }

    [Fact]
    public async Task Find_ConfiguredPeople_AreFoundByExactIdAndReadAnew()
    {
        var people = new PeopleOptions { People = { new Person { Id = "amira", Name = "Amira", Roles = ["oncall"] } } };
        var directory = new ConfiguredPeople(new Monitor(people));

        Assert.Equal("Amira", (await directory.FindAsync("amira"))!.Name);
        Assert.Null(await directory.FindAsync("Amira"));
        people.People.Clear();
        Assert.Null(await directory.FindAsync("amira"));
    }

    [Fact]
    public async Task Compose_PeopleWithOneIdTwice_FailsAtStart()
    {
        await using var host = new CoreHost(services: services => services.Configure<PeopleOptions>(options =>
        {
            options.People.Add(new Person { Id = "a", Name = "A" });
            options.People.Add(new Person { Id = "A", Name = "B" });
        }));

        Assert.Throws<OptionsValidationException>(() => host.Get<IOptions<PeopleOptions>>().Value);
    }

    private sealed class Monitor(PeopleOptions options) : IOptionsMonitor<PeopleOptions>
    {
        public PeopleOptions CurrentValue => options;

        public PeopleOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<PeopleOptions, string?> listener) => null;
    }
}
