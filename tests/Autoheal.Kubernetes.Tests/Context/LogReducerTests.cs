using System.Text;
using Autoheal.Kubernetes.Context;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Tests.Context;

public class LogReducerTests
{
    private static readonly HashSet<string> s_settings = ["DB_HOST", "payments.url"];

    [Theory]
    [InlineData("fatal: api: DB_HOST unset", LogSignatureKind.RequiredSettingMissing, "DB_HOST")]
    [InlineData("KeyError: 'DB_HOST'", LogSignatureKind.RequiredSettingMissing, "DB_HOST")]
    [InlineData("required environment variable DB_HOST is not set", LogSignatureKind.RequiredSettingMissing, "DB_HOST")]
    [InlineData("** (RuntimeError) environment variable SECRET_KEY_BASE is missing.", LogSignatureKind.RequiredSettingMissing, "SECRET_KEY_BASE")]
    [InlineData("Configuration value 'payments.url' is missing.", LogSignatureKind.RequiredSettingMissing, "payments.url")]
    [InlineData("dial tcp 10.0.0.1:5432: connect: connection refused", LogSignatureKind.ConnectionRefused, "")]
    [InlineData("java.lang.OutOfMemoryError: Java heap space", LogSignatureKind.OutOfMemory, "")]
    [InlineData("exec: \"srv\": executable file not found in $PATH", LogSignatureKind.ExecutableNotFound, "")]
    [InlineData("open /data/x: permission denied", LogSignatureKind.PermissionDenied, "")]
    [InlineData("panic: runtime error: index out of range", LogSignatureKind.Panic, "")]
    [InlineData("Unhandled exception. System.InvalidOperationException", LogSignatureKind.Panic, "")]
    public void Reduce_KnownWords_GiveASignature(string line, LogSignatureKind kind, string setting) =>
        Assert.Equal(new LogSignature { Kind = kind, Setting = setting, Lines = 1 }, Assert.Single(Reduce(line).Signatures));

    [Theory]
    [InlineData("SECRET_OF_A_STRANGER is not set")]
    [InlineData("environment variable delete-everything is not set")]
    [InlineData("all required checks passed for DB_HOSTNAME")]
    [InlineData("GET /delete-namespace?confirm=yes 200")]
    public void Reduce_NamesThatTheControlPlaneDoesNotKnow_GiveNothing(string line) => Assert.Empty(Reduce(line).Signatures);

    [Fact]
    public void Reduce_SeveralLines_AreCounted()
    {
        var summary = Reduce("DB_HOST unset\n\nDB_HOST unset\npanic: x\n", "DB_HOST unset");

        Assert.Equal(4, summary.LinesRead);
        Assert.Equal(
            [
                new LogSignature { Kind = LogSignatureKind.RequiredSettingMissing, Setting = "DB_HOST", Lines = 3 },
                new LogSignature { Kind = LogSignatureKind.Panic, Lines = 1 },
            ],
            summary.Signatures);
    }

    private static LogSummary Reduce(string current, string previous = "") =>
        LogReducer.Reduce(s_settings, Encoding.UTF8.GetBytes(current), Encoding.UTF8.GetBytes(previous));
}
