using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Autoheal.ChatBot.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Conversation;

/// <summary>
/// The message log in one file, a line a message; the last line about a message counts. Rewritten without what is outdated when the host starts. A torn
/// last line is what a crash leaves: its message is posted again. Without a folder nothing is written.
/// </summary>
internal sealed partial class FileMessageLog : IMessageLog, IDisposable
{
    private const int MaxMessages = 100_000;
    private readonly ConcurrentDictionary<(string Platform, string Place, string Incident), PostedMessage> _byIncident = new();
    private readonly ConcurrentDictionary<(string Platform, string Place, string Message), string> _byMessage = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly FileStream? _file;

    public FileMessageLog(IOptions<ChatBotOptions> options, ILogger<FileMessageLog> logger)
    {
        if (options.Value.StateDirectory is not { } directory)
        {
            return;
        }

        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "chat-messages.jsonl");
        Read(path, logger);
        Rewrite(path);
        _file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    public ValueTask<string?> FindIncidentAsync(string platform, string place, string messageId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_byMessage.GetValueOrDefault((platform, place, messageId)));

    public ValueTask<PostedMessage?> FindAsync(string platform, string place, string incidentId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_byIncident.GetValueOrDefault((platform, place, incidentId)));

    public ValueTask<IReadOnlyList<PostedMessage>> ListAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<PostedMessage>>([.. _byIncident.Values]);

    public async ValueTask AddAsync(PostedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (_file is not null)
            {
                await _file.WriteAsync(LineOf(message), cancellationToken);
                _file.Flush(flushToDisk: true);
            }

            Take(message);
        }
        finally
        {
            _writing.Release();
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _writing.Dispose();
    }

    private void Take(PostedMessage message)
    {
        _byIncident[(message.Platform, message.Place, message.IncidentId)] = message;
        if (message is { MessageId.Length: > 0, IncidentId.Length: > 0 })
        {
            _byMessage[(message.Platform, message.Place, message.MessageId)] = message.IncidentId;
        }
    }

    private void Read(string path, ILogger logger)
    {
        if (!File.Exists(path))
        {
            return;
        }

        foreach (var line in File.ReadLines(path))
        {
            try
            {
                if (JsonSerializer.Deserialize(line, Json.Default.PostedMessage) is { } message)
                {
                    Take(message);
                }
            }
            catch (JsonException)
            {
                Log.MessageLineUnreadable(logger, path);
            }
        }
    }

    private void Rewrite(string path)
    {
        var fresh = path + ".new";
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            foreach (var message in _byIncident.Values.OrderBy(message => message.Told).TakeLast(MaxMessages))
            {
                stream.Write(LineOf(message));
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    private static byte[] LineOf(PostedMessage message) => [.. JsonSerializer.SerializeToUtf8Bytes(message, Json.Default.PostedMessage), (byte)'\n'];

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(PostedMessage))]
    private sealed partial class Json : JsonSerializerContext;
}
