using System.Globalization;
using System.Text;
using Autoheal.ChatBot.Slack;
using Autoheal.ChatBot.Slack.Requests;
using Autoheal.ChatBot.Tests.Slack.World;
using Microsoft.AspNetCore.Http;

namespace Autoheal.ChatBot.Tests.Slack.Requests;

public sealed class RequestVerifierTests
{
    private static readonly string Secret = Vector("signing_secret");
    private static readonly string Signature = Vector("signature");
    private static readonly string Timestamp = Vector("timestamp");
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(Vector("body"));

    [Fact]
    public void IsSigned_TheVectorOfAnSdk_Is() => Assert.True(Verify(Timestamp, Signature, Body));

    [Fact]
    public void IsSigned_AnyByteChanged_IsNot()
    {
        for (var i = 0; i < Body.Length; i++)
        {
            byte[] tampered = [.. Body];
            tampered[i] ^= 1;
            Assert.False(Verify(Timestamp, Signature, tampered), $"byte {i}");
        }

        Assert.False(Verify(Timestamp, Signature, [.. Body, 0]));
        Assert.False(Verify(Timestamp, Signature, Body[..^1]));
        Assert.False(Verify(Timestamp, Signature, []));
    }

    [Fact]
    public void IsSigned_AnyDigitOfTheSignatureChanged_IsNot()
    {
        for (var i = 3; i < Signature.Length; i++)
        {
            var changed = Signature[..i] + (Signature[i] == '0' ? '1' : '0') + Signature[(i + 1)..];
            Assert.False(Verify(Timestamp, changed, Body), $"digit {i}");
        }
    }

    [Fact]
    public void IsSigned_AnotherTimestampOrSecret_IsNot()
    {
        Assert.False(Verify("1531420619", Signature, Body));
        Assert.False(Verify("01531420618", Signature, Body));
        Assert.False(Verify(Timestamp, Signature, Body, "8f742231b10e8888abcd99yyyzzz85a6"));
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void TryReadHeaders_TimestampAtTheLimit_IsReadWithinIt(int secondsAhead, bool expected)
    {
        var clock = new HandClock();
        var at = (clock.GetUtcNow().ToUnixTimeSeconds() + secondsAhead).ToString(CultureInfo.InvariantCulture);

        Assert.Equal(expected, Verifier(clock).TryReadHeaders(Headers(at, Signature), out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("+1769860800")]
    [InlineData(" 1769860800")]
    [InlineData("1769860800 ")]
    [InlineData("1769860800.0")]
    [InlineData("1,769,860,800")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("٠١٢٣٤٥٦٧٨٩")]
    public void TryReadHeaders_TimestampThatIsNoNumber_IsRefused(string timestamp) =>
        Assert.False(Verifier(new HandClock()).TryReadHeaders(Headers(timestamp, Signature), out _));

    [Fact]
    public void TryReadHeaders_SignatureOfAnotherForm_IsRefused()
    {
        var clock = new HandClock();
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hex = Signature[3..];
        string[] wrong = ["", "v0=", hex, "v1=" + hex, "V0=" + hex, "v0=" + hex[..^1], "v0=" + hex + "0", "v0=" + hex[..^1] + "g", "v0= " + hex[1..]];

        Assert.True(Verifier(clock).TryReadHeaders(Headers(now, Signature), out _));
        Assert.All(wrong, signature => Assert.False(Verifier(clock).TryReadHeaders(Headers(now, signature), out _), signature));
    }

    [Fact]
    public void TryReadHeaders_TwoOfThem_AreRefused()
    {
        var clock = new HandClock();
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var two = Headers(now, Signature);
        two[RequestVerifier.SignatureHeader] = new[] { Signature, Signature };
        var none = new HeaderDictionary();

        Assert.False(Verifier(clock).TryReadHeaders(two, out _));
        Assert.False(Verifier(clock).TryReadHeaders(none, out _));
    }

    [Fact]
    public void TryReadHeaders_WithoutASecret_AreRefused()
    {
        var clock = new HandClock();
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var options = Options(Secret);
        options.Mode = SlackMode.Socket;
        options.SigningSecret = null;
        options.AppToken = "xapp-0123456789-abcdef";

        Assert.False(new RequestVerifier(Secrets(options), clock).TryReadHeaders(Headers(now, Signature), out _));
    }

    [Fact]
    public void Remember_TheSameSignature_IsSeenUntilItsTimestampCannotCountAnyMore()
    {
        var clock = new HandClock();
        var seen = new SeenSignatures(clock);

        Assert.Equal(Remembering.New, seen.Remember(1));
        Assert.Equal(Remembering.Seen, seen.Remember(1));
        Assert.Equal(Remembering.New, seen.Remember(2));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(Remembering.Seen, seen.Remember(1));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Remembering.New, seen.Remember(1));
    }

    [Fact]
    public void Remember_Full_RefusesUntilThereIsRoom()
    {
        var clock = new HandClock();
        var seen = new SeenSignatures(clock, capacity: 2);

        Assert.Equal([Remembering.New, Remembering.New, Remembering.Full], new UInt128[] { 1, 2, 3 }.Select(seen.Remember));
        Assert.Equal(Remembering.Seen, seen.Remember(1));
        clock.Advance(SeenSignatures.Life);
        Assert.Equal(Remembering.New, seen.Remember(3));
    }

    [Fact]
    public void Forget_OneThatWasNotTaken_LetsItComeAgain()
    {
        var clock = new HandClock();
        var seen = new SeenSignatures(clock);

        seen.Remember(1);
        seen.Forget(1);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(Remembering.New, seen.Remember(1));
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(Remembering.Seen, seen.Remember(1));
    }

    private static string Vector(string name) => Payload.Json("slack_signature_vector.json").GetProperty(name).GetString()!;

    private static bool Verify(string timestamp, string signature, byte[] body, string? secret = null)
    {
        var clock = new HandClock();
        clock.Advance(DateTimeOffset.FromUnixTimeSeconds(1531420618) - clock.GetUtcNow());
        var verifier = new RequestVerifier(Secrets(Options(secret ?? Secret)), clock);
        return verifier.TryReadHeaders(Headers(timestamp, signature), out var signed) && verifier.IsSigned(signed, body);
    }

    private static RequestVerifier Verifier(TimeProvider clock) => new(Secrets(Options(Secret)), clock);

    private static SlackSecrets Secrets(SlackOptions options) => new(Microsoft.Extensions.Options.Options.Create(options));

    private static SlackOptions Options(string secret) => new() { SigningSecret = secret, BotToken = "xoxb-0123456789-abcdef" };

    private static HeaderDictionary Headers(string timestamp, string signature) =>
        new() { [RequestVerifier.TimestampHeader] = timestamp, [RequestVerifier.SignatureHeader] = signature };
}
