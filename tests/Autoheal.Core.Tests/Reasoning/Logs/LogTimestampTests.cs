using System.Globalization;
using Autoheal.Reasoning.Logs;

namespace Autoheal.Core.Tests.Reasoning.Logs;

public sealed class LogTimestampTests
{
    [Theory]
    [InlineData("2025-03-11 14:00:19.421865+00:00 [erro] x", "2025-03-11 14:00:19.4218650")]
    [InlineData("2025-04-04T23:38:01.874041409-04:00 ERROR x", "2025-04-05 03:38:01.8740414")]
    [InlineData("2025-02-28T20:43:46.055Z        error", "2025-02-28 20:43:46.0550000")]
    [InlineData("[2025-05-02 02:02:34,296] ERROR org", "2025-05-02 02:02:34.2960000")]
    [InlineData("2025/06/01 10:00:00 [error] 31#31: x", "2025-06-01 10:00:00.0000000")]
    [InlineData("[7] 2025/04/25 02:01:04.339092 [ERR] nats", "2025-04-25 02:01:04.3390920")]
    [InlineData("E0413 23:38:00.000000       1 reflector.go:158] x", "2000-04-13 23:38:00.0000000")]
    [InlineData("I20250413 23:38:00.5 1 x", "2025-04-13 23:38:00.5000000")]
    [InlineData("May 16 00:28:21.422694 INF main.go:28", "2000-05-16 00:28:21.4226940")]
    [InlineData("Jan  2 03:04:05 host app[1]: x", "2000-01-02 03:04:05.0000000")]
    [InlineData("<34>Oct 11 22:14:15 host su: x", "2000-10-11 22:14:15.0000000")]
    [InlineData("<165>1 2003-10-11T22:14:15.003Z host app", "2003-10-11 22:14:15.0030000")]
    [InlineData("10.0.0.1 - - [10/Oct/2024:13:55:36 +0200] \"GET /\"", "2024-10-10 11:55:36.0000000")]
    [InlineData("1:M 10 Oct 2024 12:00:00.123 * Ready", "2024-10-10 12:00:00.1230000")]
    [InlineData("10-Oct-2024 12:00:00.123 SEVERE [main] x", "2024-10-10 12:00:00.1230000")]
    [InlineData("Oct 10, 2024 1:02:03 PM org.x.Y log", "2024-10-10 13:02:03.0000000")]
    [InlineData("[Fri Sep 09 10:42:29.902022 2011] [core:error]", "2011-09-09 10:42:29.9020220")]
    [InlineData("Mon, 07 Oct 2024 12:00:00 GMT x", "2024-10-07 12:00:00.0000000")]
    [InlineData("ts=2025-03-10T13:52:32.125Z level=info", "2025-03-10 13:52:32.1250000")]
    [InlineData("""{"level":"error","ts":1712345678.5,"msg":"x"}""", "2024-04-05 19:34:38.5000000")]
    [InlineData("""{"msg":"x","time":"2025-03-10T13:52:32Z"}""", "2025-03-10 13:52:32.0000000")]
    [InlineData("""{"t":{"$date":"2025-03-10T13:52:32.000+00:00"},"s":"I"}""", "2025-03-10 13:52:32.0000000")]
    [InlineData("1712345678123 ERROR x", "2024-04-05 19:34:38.1230000")]
    [InlineData("[1712345678] ERROR x", "2024-04-05 19:34:38.0000000")]
    [InlineData("20250310T135232Z x", "2025-03-10 13:52:32.0000000")]
    [InlineData("2025-01-01 00:00:00.0000|ERROR|App|x", "2025-01-01 00:00:00.0000000")]
    public void TryRead_CommonForms_AreUnderstood(string line, string expected)
    {
        Assert.True(LogTimestamp.TryRead(line, out var at, out var end));
        Assert.Equal(expected, at.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture));
        Assert.InRange(end, 8, line.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no time here at all, 12 or 13")]
    [InlineData("   2025-03-11 14:00:19 indented")]
    [InlineData("version 1.2.3 of 2025-13-45")]
    [InlineData("Marching on, 12 steps")]
    [InlineData("1234567 items")]
    [InlineData("May the 4th be with you 12:00")]
    [InlineData("java.lang.IllegalStateException: since 2020")]
    public void TryRead_OtherText_HasNoTime(string line) => Assert.False(LogTimestamp.TryRead(line, out _, out _));
}
