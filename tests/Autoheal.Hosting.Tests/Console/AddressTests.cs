using Autoheal.Hosting.Console;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Tests.Console;

/// <summary>Where the console's own addresses and cookies lie.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("", "/console", "/console", "")]
    [InlineData("", "/console/incidents/INC-7", "/console", "/incidents/INC-7")]
    [InlineData("/ops", "/console/control", "/ops/console", "/control")]
    [InlineData("", "/below/console/control", "/below/console", "/control")]
    [InlineData("", "/CONSOLE/control", "/console", "/control")]
    [InlineData("", "/consoles/console/control", "/consoles/console", "/control")]
    [InlineData("", "/", "/console", "")]
    [InlineData("", "//evil.example/console/x", "/evil.example/console", "/x")]
    public void Base_AnyMapping_IsWhereTheConsoleLies(string pathBase, string path, string expectedBase, string expectedLocal)
    {
        var visit = new ConsoleVisit { Context = new DefaultHttpContext { Request = { PathBase = pathBase, Path = path } } };

        Assert.Equal(expectedBase, visit.Base);
        Assert.Equal(expectedLocal, visit.LocalPath);
    }

    [Fact]
    public void Cookie_OverTls_IsSecureAndBoundToTheHost()
    {
        var context = new DefaultHttpContext { Request = { Scheme = "https" } };

        ConsoleCookies.Set(context, ConsoleCookies.Session, "secret", TimeSpan.FromHours(1));

        Assert.Equal("__Host-autoheal-console=secret; max-age=3600; path=/; secure; samesite=strict; httponly", context.Response.Headers.SetCookie);
    }

    [Fact]
    public void Cookie_OverTlsWithoutThePrefix_IsNotTaken()
    {
        var context = new DefaultHttpContext { Request = { Scheme = "https", Headers = { Cookie = "autoheal-console=secret" } } };

        Assert.Null(ConsoleCookies.Get(context.Request, ConsoleCookies.Session));
    }
}
