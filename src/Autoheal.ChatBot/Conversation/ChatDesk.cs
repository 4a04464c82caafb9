using System.Threading.RateLimiting;
using Autoheal.ChatBot.Cards;
using Autoheal.ChatBot.Commands;
using Autoheal.ChatBot.Diagnostics;
using Autoheal.ChatBot.Identity;
using Autoheal.ChatBot.Incidents;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Autoheal.ChatBot.Conversation;

/// <summary>One door for all platforms: who it is, whether it is too much, what is meant, and what they are answered.</summary>
internal sealed class ChatDesk : IChatDesk, IDisposable
{
    private const int MaxTextLength = 2000;

    private readonly Dictionary<string, IChatVerb> _verbs;
    private readonly IChatAccounts _accounts;
    private readonly ChatPresses _presses;
    private readonly IncidentListCard _home;
    private readonly ChatTexts _texts;
    private readonly ILogger<ChatDesk> _logger;
    private readonly PartitionedRateLimiter<ChatSender> _limiter;

    public ChatDesk(
        IEnumerable<IChatVerb> verbs,
        IChatAccounts accounts,
        ChatPresses presses,
        IncidentListCard home,
        ChatTexts texts,
        IOptions<ChatBotOptions> options,
        ILogger<ChatDesk> logger)
    {
        _verbs = verbs.ToDictionary(verb => verb.Name, StringComparer.Ordinal);
        _accounts = accounts;
        _presses = presses;
        _home = home;
        _texts = texts;
        _logger = logger;
        var limit = options.Value.MaxRequestsPerMinute;
        _limiter = PartitionedRateLimiter.Create<ChatSender, (string, string, string)>(sender => RateLimitPartition.GetTokenBucketLimiter(
            (sender.Platform, sender.Team, sender.UserId),
            _ => new TokenBucketRateLimiterOptions { TokenLimit = limit, TokensPerPeriod = limit, ReplenishmentPeriod = TimeSpan.FromMinutes(1) }));
    }

    public ValueTask<ChatReply> SayAsync(ChatUtterance utterance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        return GuardAsync(utterance.Sender, personId => SayAsync(utterance, personId, cancellationToken), cancellationToken);
    }

    public ValueTask<ChatReply> PressAsync(ChatPress press, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(press);
        return GuardAsync(
            press.Sender,
            personId =>
            {
                Log.Asked(_logger, press.Sender.Platform, press.Sender.UserId, personId ?? "nobody", press.Act);
                return _presses.RunAsync(press, personId, cancellationToken);
            },
            cancellationToken);
    }

    public ValueTask<ChatReply> HomeAsync(ChatSender sender, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sender);
        return GuardAsync(sender, async _ => Replies.Of(await _home.RenderAsync(cancellationToken)), cancellationToken);
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>The border of this package: whatever fails behind it is one sentence to the person and a line in the log.</summary>
    private async ValueTask<ChatReply> GuardAsync(ChatSender sender, Func<string?, ValueTask<ChatReply>> answer, CancellationToken cancellationToken)
    {
        using var lease = _limiter.AttemptAcquire(sender);
        if (!lease.IsAcquired)
        {
            ChatBotTelemetry.Inbound(sender.Platform, "request", "limited");
            return Replies.Text(_texts.TooOften);
        }

        try
        {
            return await answer(await _accounts.FindPersonAsync(sender, cancellationToken));
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.RequestFailed(_logger, e, sender.Platform, sender.UserId);
            return Replies.Text(_texts.Failed, Messages.ChatTone.Bad);
        }
    }

    private async ValueTask<ChatReply> SayAsync(ChatUtterance utterance, string? personId, CancellationToken cancellationToken)
    {
        var text = utterance.Text.Trim();
        if (text.Length > MaxTextLength)
        {
            return Replies.Text($"A request has at most {MaxTextLength} characters.");
        }

        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length == 0 ? "help" : words[0].ToLowerInvariant();
        if (!_verbs.TryGetValue(name, out var verb))
        {
            return await OtherwiseAsync(utterance, personId, name, text, cancellationToken);
        }

        Log.Asked(_logger, utterance.Sender.Platform, utterance.Sender.UserId, personId ?? "nobody", name);
        if (verb.NeedsPerson && personId is null)
        {
            return Replies.Text(_texts.ReadsOnly);
        }

        return await verb.RunAsync(
            new ChatCall
            {
                Sender = utterance.Sender,
                PersonId = personId,
                Words = [.. words.Skip(1)],
                Rest = words.Length == 0 ? "" : text[words[0].Length..].Trim(),
                IncidentId = utterance.IncidentId is { } id ? IncidentIds.Read(id) : null,
            },
            cancellationToken);
    }

    /// <summary>Not a verb: a task of a later version, a slip of the finger, or a question.</summary>
    private async ValueTask<ChatReply> OtherwiseAsync(
        ChatUtterance utterance, string? personId, string name, string text, CancellationToken cancellationToken)
    {
        if (LaterVerbs.Contains(name))
        {
            return Replies.Text(_texts.NotAvailable);
        }

        if (!text.Contains(' ', StringComparison.Ordinal) || text.Split(' ') is { Length: 2 })
        {
            if (VerbNames.Nearest(name, _verbs.Keys) is { } near)
            {
                return Replies.Text($"I do not know '{name}'. Did you mean '{near}'? 'help' lists everything.");
            }
        }

        return await _verbs["ask"].RunAsync(
            new ChatCall
            {
                Sender = utterance.Sender,
                PersonId = personId,
                Words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                Rest = text,
                IncidentId = utterance.IncidentId is { } id ? IncidentIds.Read(id) : null,
            },
            cancellationToken);
    }

    /// <summary>Verbs whose stage is not built: they are answered and absent from help.</summary>
    private static readonly HashSet<string> LaterVerbs = new(StringComparer.Ordinal) { "mode", "freeze", "postmortem" };
}
