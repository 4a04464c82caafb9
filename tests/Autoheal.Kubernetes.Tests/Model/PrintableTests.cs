using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Tests.Model;

public class PrintableTests
{
    [Theory]
    [InlineData("registry/app:1\nDO  patched", "registry/app:1\ufffdDO  patched")]
    [InlineData("app\u001b[2K", "app\ufffd[2K")]
    [InlineData("app\u2028\u2029\u0085", "app\ufffd\ufffd\ufffd")]
    [InlineData("app:\u202egnp\u2066\u200b", "app:\ufffdgnp\ufffd\ufffd")]
    [InlineData("größe:1.2", "größe:1.2")]
    public void From_CharactersThatATerminalActsOn_AreMarked(string text, string shown) => Assert.Equal(shown, Printable.From(text));

    [Fact]
    public void From_LongText_IsCut() => Assert.Equal(300, Printable.From(new string('x', 10_000)).Length);
}
