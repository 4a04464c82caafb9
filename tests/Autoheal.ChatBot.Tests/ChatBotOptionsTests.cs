using Autoheal.ChatBot.Identity;

namespace Autoheal.ChatBot.Tests;

public class ChatBotOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreRight() => Assert.True(new ChatBotOptionsValidator().Validate(null, new ChatBotOptions()).Succeeded);

    [Fact]
    public void Validate_EverythingWrong_SaysAllAtOnce()
    {
        var result = new ChatBotOptionsValidator().Validate(null, new ChatBotOptions
        {
            PublicUrl = new Uri("ftp://host/"),
            TimeZone = "Mars/Olympus",
            QuietFrom = new TimeOnly(22, 0),
            MaxRequestsPerMinute = 0,
            PollInterval = TimeSpan.Zero,
            QuestionTimeout = TimeSpan.FromHours(1),
        });

        Assert.Equal(
            [
                "PublicUrl must be an absolute http or https address that ends with '/', but is 'ftp://host/'.",
                "TimeZone must be an IANA name such as Europe/Berlin, but is 'Mars/Olympus'.",
                "QuietFrom and QuietUntil go together: one of them is missing.",
                "MaxRequestsPerMinute must be 1 to 600, but is 0.",
                "PollInterval must be 50 ms to 10 s, but is 00:00:00.",
                "QuestionTimeout must be 1 s to 2 min, but is 01:00:00.",
            ],
            result.Failures);
    }

    [Fact]
    public void Validate_Accounts_OneObjectIdSpeltTwiceIsOneAccount()
    {
        var options = new ChatAccountOptions();
        options.Accounts.Add(new ChatAccount { Platform = "teams", Team = "tenant-1", UserId = "0a0b", PersonId = "amira" });
        options.Accounts.Add(new ChatAccount { Platform = "teams", Team = "TENANT-1", UserId = "0A0B", PersonId = "bo" });

        Assert.True(new ChatAccountOptionsValidator().Validate(null, options).Failed);
    }

    [Fact]
    public void Validate_Accounts_AnAccountOfTwoPeopleOrOfNobodyIsRefused()
    {
        var options = new ChatAccountOptions();
        options.Accounts.Add(new ChatAccount { Platform = "slack", Team = "T1", UserId = "U1", PersonId = "amira" });
        options.Accounts.Add(new ChatAccount { Platform = "slack", Team = "T1", UserId = "U1", PersonId = "bo" });
        options.Accounts.Add(new ChatAccount { Platform = "slack", UserId = "U2", PersonId = "bo" });

        var result = new ChatAccountOptionsValidator().Validate(null, options);

        Assert.Equal(
            [
                "Accounts:2:Team is empty; an account needs platform, team, user id and person id.",
                "Accounts: slack account U1 of T1 leads to several people; an account belongs to one.",
            ],
            result.Failures);
    }
}
