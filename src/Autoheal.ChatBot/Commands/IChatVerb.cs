using Autoheal.ChatBot.Conversation;

namespace Autoheal.ChatBot.Commands;

/// <summary>One thing that people can ask for by name.</summary>
internal interface IChatVerb
{
    /// <summary>The name, in lower case.</summary>
    string Name { get; }

    /// <summary>How it is typed, after the name; empty when it takes nothing.</summary>
    string Usage { get; }

    /// <summary>What it does, in one clause.</summary>
    string Help { get; }

    /// <summary>Whether only mapped people may use it.</summary>
    bool NeedsPerson { get; }

    ValueTask<ChatReply> RunAsync(ChatCall call, CancellationToken cancellationToken);
}
