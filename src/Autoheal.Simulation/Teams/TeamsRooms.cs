using System.Globalization;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Teams;

/// <summary>People, conversations and messages. Thread-safe.</summary>
internal sealed class TeamsRooms
{
    private readonly Lock _lock = new();
    private readonly List<SimulatedTeamsPerson> _people = [];
    private readonly Dictionary<string, SimulatedTeamsConversation> _conversations = new(StringComparer.Ordinal);
    private readonly List<SimulatedTeamsMessage> _messages = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId = 1_700_000_000_000;

    public IReadOnlyList<SimulatedTeamsMessage> Messages
    {
        get
        {
            lock (_lock)
            {
                return [.. _messages];
            }
        }
    }

    public string NextId() => Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);

    public SimulatedTeamsPerson Add(Func<int, TeamsRooms, SimulatedTeamsPerson> make)
    {
        lock (_lock)
        {
            var person = make(_people.Count + 1, this);
            _people.Add(person);
            return person;
        }
    }

    public SimulatedTeamsConversation Add(SimulatedTeamsConversationKind kind)
    {
        lock (_lock)
        {
            var number = (_conversations.Count + 1).ToString("x8", CultureInfo.InvariantCulture);
            var id = kind switch
            {
                SimulatedTeamsConversationKind.Channel => $"19:{number}@thread.tacv2",
                SimulatedTeamsConversationKind.GroupChat => $"19:{number}@thread.v2",
                _ => $"a:{number}",
            };
            return _conversations[id] = new(id, kind);
        }
    }

    public SimulatedTeamsConversation Find(string id) => TryFind(id) ?? throw new InvalidOperationException($"There is no conversation {id}.");

    public SimulatedTeamsConversation? TryFind(string id)
    {
        lock (_lock)
        {
            return _conversations.GetValueOrDefault(id);
        }
    }

    public SimulatedTeamsPerson? FindPerson(string id)
    {
        lock (_lock)
        {
            return _people.Find(person => person.TeamsId == id || person.ObjectId == id);
        }
    }

    public SimulatedTeamsMessage Post(string conversationId, string? thread, JsonObject activity, int size)
    {
        lock (_lock)
        {
            var message = new SimulatedTeamsMessage { Id = NextId(), ConversationId = conversationId, Thread = thread, Activity = activity, Size = size };
            _messages.Add(message);
            Signal();
            return message;
        }
    }

    /// <summary>Whether there was such a message.</summary>
    public bool TryReplace(string conversationId, string id, JsonObject activity, int size)
    {
        lock (_lock)
        {
            var at = _messages.FindIndex(message => message.Id == id && message.ConversationId == conversationId);
            if (at < 0)
                return false;
            _messages[at] = _messages[at] with { Activity = activity, Size = size, Revision = _messages[at].Revision + 1 };
            Signal();
            return true;
        }
    }

    public async Task<SimulatedTeamsMessage> WaitAsync(Func<SimulatedTeamsMessage, bool> isIt, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                if (_messages.Find(message => isIt(message)) is { } found)
                    return found;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private void Signal()
    {
        _changed.SetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
