using Autoheal.Diagnostics;
using Autoheal.Kubernetes.Client;
using Autoheal.Kubernetes.Tests.Fixtures;

namespace Autoheal.Kubernetes.Tests.Client;

/// <summary>Projected tokens are renewed by the kubelet in their file, within minutes of their end.</summary>
public sealed class TokenFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Theory]
    [InlineData(59, "first")]
    [InlineData(61, "second")]
    public async Task GetTokenAsync_FileRenewed_IsReadAgainAfterAMinute(int seconds, string expected)
    {
        var clock = new FixedClock();
        var source = new TokenSource.FromFile(_path, clock);
        File.WriteAllText(_path, "first");
        await source.GetTokenAsync(default);
        File.WriteAllText(_path, "second\n");
        clock.Now += TimeSpan.FromSeconds(seconds);

        Assert.Equal(expected, await source.GetTokenAsync(default));
    }

    [Fact]
    public async Task Reject_FileRenewed_IsReadAgainAtOnce()
    {
        var source = new TokenSource.FromFile(_path, new FixedClock());
        File.WriteAllText(_path, "first");
        await source.GetTokenAsync(default);
        Assert.False(source.Reject("first"));
        File.WriteAllText(_path, "second");

        Assert.True(source.Reject("first"));
        Assert.Equal("second", await source.GetTokenAsync(default));
    }

    [Fact]
    public async Task GetTokenAsync_FileGoneForAMoment_KeepsTheLastToken()
    {
        var clock = new FixedClock();
        var source = new TokenSource.FromFile(_path, clock);
        File.WriteAllText(_path, "first");
        await source.GetTokenAsync(default);
        File.Delete(_path);
        clock.Now += TimeSpan.FromMinutes(2);

        Assert.Equal("first", await source.GetTokenAsync(default));
    }

    [Fact]
    public async Task GetTokenAsync_NoFile_IsOneSentence()
    {
        File.Delete(_path);
        var error = await Assert.ThrowsAsync<AutohealException>(async () => await new TokenSource.FromFile(_path, new FixedClock()).GetTokenAsync(default));

        Assert.Equal($"The token file {_path} is empty or cannot be read.", error.Message);
    }

    public void Dispose() => File.Delete(_path);
}
