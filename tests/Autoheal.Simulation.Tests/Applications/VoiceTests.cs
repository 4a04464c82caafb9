using Autoheal.Simulation.Applications;
using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Calls;

namespace Autoheal.Simulation.Tests.Applications;

/// <summary>How programs of each runtime write about what they depend on.</summary>
public sealed class VoiceTests
{
    private static readonly TroubleKind[] s_network =
    [
        TroubleKind.UnknownHost, TroubleKind.NameServerFailed, TroubleKind.NameServerSilent, TroubleKind.Refused, TroubleKind.TimedOut,
        TroubleKind.CertificateExpired, TroubleKind.UnknownAuthority, TroubleKind.WrongProtocol, TroubleKind.UpstreamError, TroubleKind.UpstreamSlow,
    ];

    [Fact]
    public void Trouble_OnTheNetwork_NamesTheHostAndTheTrace() => Assert.All(
        from voice in RuntimeVoice.All from what in s_network select (voice, what),
        pair =>
        {
            var line = pair.voice.Trouble("api", Describe(pair.what, BackendKind.Http), "trace-1")[0];
            Assert.Contains("payments.shop", line, StringComparison.Ordinal);
            Assert.Contains("trace-1", line, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("PostgreSql", "LoginRefused", "password authentication failed for user \"app\"")]
    [InlineData("PostgreSql", "LoginMissing", "no password supplied")]
    [InlineData("PostgreSql", "ReadOnly", "cannot execute INSERT in a read-only transaction")]
    [InlineData("PostgreSql", "TooManyConnections", "sorry, too many clients already")]
    [InlineData("MySql", "LoginRefused", "Access denied for user 'app'@'10.244.0.9' (using password: YES)")]
    [InlineData("MySql", "Deadlock", "Deadlock found when trying to get lock; try restarting transaction")]
    [InlineData("Redis", "LoginMissing", "NOAUTH Authentication required.")]
    [InlineData("Redis", "ReadOnly", "READONLY You can't write against a read only replica.")]
    [InlineData("Broker", "LoginRefused", "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN.")]
    public void Trouble_OfABackend_QuotesItsAnswerInEveryRuntime(string kind, string what, string text) => Assert.All(
        RuntimeVoice.All,
        voice => Assert.Contains(
            text,
            voice.Trouble("api", Describe(Enum.Parse<TroubleKind>(what), Enum.Parse<BackendKind>(kind)), "t")[0].Replace("\\\"", "\"", StringComparison.Ordinal),
            StringComparison.Ordinal));

    [Fact]
    public void Locate_EveryNotation_FindsHostAndPort()
    {
        static (string, int)? At(string address) => new Dependency { Kind = BackendKind.PostgreSql, AddressVariable = "A" }
            .Locate(new Dictionary<string, string> { ["A"] = address });

        Assert.Equal(("db", 5432), At("db"));
        Assert.Equal(("db", 6000), At("db:6000"));
        Assert.Equal(("db.shop", 5433), At("postgres://db.shop:5433/orders"));
        Assert.Null(new Dependency { Kind = BackendKind.Http, AddressVariable = "A" }.Locate(new Dictionary<string, string>()));
    }

    private static DependencyTrouble Describe(TroubleKind what, BackendKind kind) => new()
    {
        What = what, Kind = kind, Host = "payments.shop", Port = 8080, Address = "10.96.4.4", ClientAddress = "10.244.0.9", User = "app",
    };
}
