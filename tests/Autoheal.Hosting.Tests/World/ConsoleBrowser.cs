using System.Net;
using System.Text.RegularExpressions;

namespace Autoheal.Hosting.Tests.World;

/// <summary>What a browser without script does: keeps cookies, says where a form comes from, sends the fields that the page holds.</summary>
internal sealed partial class ConsoleBrowser : IDisposable
{
    private readonly HttpClient _client;
    private readonly CookieContainer _cookies = new();

    public ConsoleBrowser(Uri address)
    {
        Address = address;
        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = address,
            Timeout = RunningHost.Patience,
        };
    }

    public Uri Address { get; }

    public string? SessionCookie
    {
        get => _cookies.GetCookies(Address)["autoheal-console"]?.Value;
        set => _cookies.Add(Address, new Cookie("autoheal-console", value));
    }

    /// <summary>A browser in which somebody is signed in.</summary>
    public static async Task<ConsoleBrowser> SignInAsync(RunningHost host, string token)
    {
        var browser = new ConsoleBrowser(host.Address);
        using var answer = await browser.TrySignInAsync(token);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    public async Task<HttpResponseMessage> TrySignInAsync(string token, string to = "")
    {
        var page = await PageAsync("/console/sign-in");
        return await PostAsync("/console/sign-in", new() { ["form"] = FormTokenIn(page), ["token"] = token, ["to"] = to });
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>A page, which has to be there.</summary>
    public async Task<string> PageAsync(string path)
    {
        using var response = await GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {(int)response.StatusCode} {text}");
        return text;
    }

    /// <summary>Sends a form as it stands on a page: the one with the button of an id, with what else is filled in.</summary>
    public async Task<HttpResponseMessage> PressAsync(string page, string button, params (string Name, string Value)[] filled)
    {
        var html = await PageAsync(page);
        var form = Form().Matches(html).Select(match => match.Value).Single(text => text.Contains($"id=\"{button}\"", StringComparison.Ordinal));
        var fields = Hidden().Matches(form).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        if (Button(button).Match(form) is { Success: true } pressed)
        {
            fields[pressed.Groups[1].Value] = pressed.Groups[2].Value;
        }

        foreach (var (name, value) in filled)
        {
            fields[name] = value;
        }

        return await PostAsync(Action().Match(form).Groups[1].Value, fields);
    }

    public Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string> fields, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            if (value is not null)
            {
                request.Headers.Add(name, value);
            }
        }

        return _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>Loads a page until it is as wished: what follows from a durable answer happens behind it.</summary>
    public async Task UntilAsync(string path, Predicate<string> wished)
    {
        using var patience = new CancellationTokenSource(RunningHost.Patience);
        while (!wished(await PageAsync(path)))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    public static string FormTokenIn(string page) => FormToken().Match(page).Groups[1].Value;

    public void Dispose() => _client.Dispose();

    private static Regex Button(string id) => new($"id=\"{id}\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")]
    private static partial Regex Hidden();

    [GeneratedRegex("action=\"([^\"]*)\"")]
    private static partial Regex Action();

    [GeneratedRegex("name=\"form\" value=\"([^\"]*)\"")]
    private static partial Regex FormToken();
}
