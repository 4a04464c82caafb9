using Microsoft.AspNetCore.Builder;

namespace Autoheal.Scenarios.Chat;

/// <summary>
/// A channel of a platform with people in it, whatever the platform: Amira and Bo are mapped to people of the host, Eve is a member whom nobody has mapped.
/// </summary>
internal abstract class ChatRoom : IAsyncDisposable
{
    /// <summary>The platform and place, as approvals record them.</summary>
    public abstract string Where { get; }

    /// <summary>Starts the platform and adds it to a host.</summary>
    public abstract Task AddToAsync(IAutohealBuilder autoheal);

    /// <summary>Maps what the platform calls.</summary>
    public abstract void Map(WebApplication app);

    /// <summary>Tells the platform where the host is.</summary>
    public abstract Task ConnectAsync(Uri host);

    /// <summary>The card of an incident as everybody sees it, as soon as its text is as wished.</summary>
    public abstract Task<string> WaitForCardAsync(string incidentId, Func<string, bool> isIt);

    /// <summary>A message in the incident's thread whose text is as wished.</summary>
    public abstract Task<string> WaitForNoteAsync(Func<string, bool> isIt);

    /// <summary>Presses a button of an incident's card; fills in and sends the form that it opens, when there is something to fill in.</summary>
    public abstract Task PressAsync(string person, string incidentId, string label, params FormInput[] inputs);

    /// <summary>Types something into the incident's thread.</summary>
    public abstract Task SayAsync(string person, string incidentId, string text);

    /// <summary>What only that person was answered, as soon as it is as wished.</summary>
    public abstract Task<string> WaitForAnswerAsync(string person, Func<string, bool> isIt);

    public abstract ValueTask DisposeAsync();

    /// <summary>A wait that ends in vain says what was there instead.</summary>
    protected static async Task<T> OrShowAsync<T>(Task<T> waiting, Func<IEnumerable<string>> seen)
    {
        try
        {
            return await waiting;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"What was waited for did not come. There is:\n{string.Join("\n----\n", seen())}");
        }
    }

    /// <summary>Whether a text stands for an incident: its heading names it.</summary>
    protected static bool IsCardOf(string incidentId, string text) => text.Split('\n', 3).Take(2).Any(line => line.Contains($"{incidentId} ", StringComparison.Ordinal));

    public static ChatRoom Of(string platform) => platform switch
    {
        "slack" => new SlackRoom(sockets: false),
        "slack-socket" => new SlackRoom(sockets: true),
        _ => new TeamsRoom(),
    };
}
