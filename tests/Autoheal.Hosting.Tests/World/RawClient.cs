using System.Net.Sockets;
using System.Text;

namespace Autoheal.Hosting.Tests.World;

/// <summary>A connection on which a test sends what no well-behaved client would.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new();

    public static async Task<RawClient> ConnectAsync(Uri address)
    {
        var raw = new RawClient();
        await raw._client.ConnectAsync(address.Host, address.Port);
        return raw;
    }

    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    public async Task<string> ReadLineAsync()
    {
        using var reader = new StreamReader(_client.GetStream(), Encoding.ASCII, leaveOpen: true);
        return await reader.ReadLineAsync().WaitAsync(RunningHost.Patience) ?? "";
    }

    public void Dispose() => _client.Dispose();
}
