using System.Text;
using Autoheal.Journal;

namespace Autoheal.Core.Tests.Journal;

public sealed class Crc32CTests
{
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("a", 0xC1D04330u)]
    [InlineData("123456789", 0xE3069283u)]
    public void Compute_PublishedVectors_Match(string text, uint expected) =>
        Assert.Equal(expected, Crc32C.Compute(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Compute_ThirtyTwoZeros_MatchesRfc3720() => Assert.Equal(0x8A9136AAu, Crc32C.Compute(new byte[32]));

    [Fact]
    public void Compute_AnySplit_IsTheSame()
    {
        var bytes = Enumerable.Range(0, 41).Select(i => (byte)(i * 7)).ToArray();
        for (var split = 0; split <= bytes.Length; split++)
        {
            Assert.Equal(Crc32C.Compute(bytes), Crc32C.Compute(bytes.AsSpan(0, split), bytes.AsSpan(split)));
        }
    }
}
