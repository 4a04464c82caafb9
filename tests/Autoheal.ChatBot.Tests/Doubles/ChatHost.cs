using Autoheal.Approvals;
using Autoheal.Catalogue;
using Autoheal.ChatBot.Conversation;
using Autoheal.ChatBot.Messages;
using Autoheal.Context;
using Autoheal.Execution;
using Autoheal.Incidents;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Reasoning;
using Microsoft.Extensions.DependencyInjection;

namespace Autoheal.ChatBot.Tests.Doubles;

/// <summary>The conversation on a list of records, with doubles around it. Amira is on call, Bo may not approve; both have accounts in Slack team T1.</summary>
internal sealed class ChatHost : IAutohealBuilder, IPeopleDirectory, IIncidentPreview, IActionCatalogue, IDisposable
{
    private readonly ServiceProvider _provider;

    public ChatHost(IEnumerable<JournalRecord> records, Action<IAutohealBuilder>? configure = null)
    {
        Journal = new ListJournal(records);
        Services.AddLogging();
        Services.AddSingleton<IJournalReader>(Journal);
        Services.AddSingleton<IIncidentDesk>(Desk);
        Services.AddSingleton<IPeopleDirectory>(this);
        Services.AddSingleton<IIncidentPreview>(this);
        Services.AddSingleton<IActionCatalogue>(this);
        configure?.Invoke(this);
        this.AddChatAccount("slack", "T1", "U-amira", "amira").AddChatAccount("slack", "T1", "U-bo", "bo").AddChatAccount("teams", "tenant-1", "oid-amira", "amira");
        _provider = Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Desk.WhenAnswered = Count;
        Desk.WhenCommanded = Count;
    }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public ListJournal Journal { get; }

    public DeskDouble Desk { get; } = new();

    /// <summary>What answers are worth; null counts them.</summary>
    public string? Refusal { get; set; }

    public List<IncidentScope> Scopes { get; } = [];

    public Func<IncidentScope, Diagnosis> Diagnose { get; set; } = _ => new Diagnosis { Outcome = DiagnosisOutcome.Healthy };

    public IReadOnlyList<ActionDescriptor> Descriptors { get; } = [];

    public static ChatSender Amira { get; } = new() { Platform = "slack", Team = "T1", UserId = "U-amira", Place = "C1" };

    public static ChatSender Bo { get; } = Amira with { UserId = "U-bo" };

    public static ChatSender Nobody { get; } = Amira with { UserId = "U-nobody" };

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public async Task<ChatReply> SayAsync(string text, ChatSender? sender = null, string? thread = null) =>
        await Get<IChatDesk>().SayAsync(new ChatUtterance { Sender = sender ?? Amira, Text = text, IncidentId = thread });

    public async Task<ChatReply> PressAsync(string act, string value, ChatSender? sender = null, params (string Name, string Value)[] inputs) =>
        await Get<IChatDesk>().PressAsync(new ChatPress
        {
            Sender = sender ?? Amira, Act = act, Value = value, FromForm = inputs.Length > 0, Inputs = inputs.ToDictionary(input => input.Name, input => input.Value),
        });

    public ValueTask<Person?> FindAsync(string personId, CancellationToken cancellationToken = default) => ValueTask.FromResult(personId switch
    {
        "amira" => new Person { Id = "amira", Name = "Amira", Roles = ["oncall"] },
        "bo" => new Person { Id = "bo", Name = "Bo", Roles = ["reader"] },
        _ => null,
    });

    public ValueTask<IncidentLook> LookAsync(IncidentScope scope, CancellationToken cancellationToken = default)
    {
        Scopes.Add(scope);
        var context = new ContextBuilder().Build(scope, new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero));
        return ValueTask.FromResult(new IncidentLook { ClusterId = "c", Context = context, Diagnosis = Diagnose(scope) });
    }

    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IActionHandler? handler)
    {
        handler = null;
        return false;
    }

    /// <summary>All text of a message, as a reader sees it.</summary>
    public static string TextOf(ChatMessage? message) => message is null ? "" : string.Join('\n', message.Blocks.Select(TextOf));

    public void Dispose() => _provider.Dispose();

    private void Count(ApprovalSubmission submission) => Journal.Add(submission.Revoke
        ? new ApprovalRevoked { RequestId = submission.RequestId, InboxItem = "i", PersonId = submission.PersonId, Counted = Refusal is null, Note = Refusal ?? "the approval no longer counts" }
        : new ApprovalAnswered
        {
            RequestId = submission.RequestId,
            InboxItem = "i",
            PersonId = submission.PersonId,
            Approve = submission.Approve,
            Counted = Refusal is null,
            PlanHash = submission.PlanHash,
            Note = Refusal ?? "counts",
        });

    private void Count(IncidentCommand command) => Journal.Add(new CommandGiven
    {
        Verb = command.Verb,
        InboxItem = "i",
        PersonId = command.PersonId,
        Counted = Refusal is null,
        Note = Refusal ?? "counts",
        IntentId = command.IntentId,
        UndoIncident = command.Verb == IncidentVerb.Undo ? "INC-2" : null,
        HoldUntil = command.HoldMinutes is { } minutes ? new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero).AddMinutes(minutes) : null,
    });

    private static string TextOf(ChatBlock block) => block switch
    {
        HeadingBlock heading => heading.Text,
        TextBlock text => TextOf(text.Runs),
        ListBlock list => string.Join('\n', list.Items.Select(TextOf).Prepend(list.Title ?? "")),
        FieldsBlock fields => string.Join('\n', fields.Fields.Select(field => $"{field.Name}: {TextOf(field.Value)}")),
        CodeBlock code => $"{code.Title}\n{code.Text}",
        QuoteBlock quote => $"> {quote.Source}: {quote.Text}",
        ButtonsBlock buttons => string.Join(' ', buttons.Buttons.Select(button => $"[{button.Label}]")),
        _ => "",
    };

    private static string TextOf(IReadOnlyList<ChatRun> runs) => string.Concat(runs.Select(run => run switch
    {
        TextRun text => text.Text,
        TimeRun time => time.At.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
        PersonRun person => person.Name,
        LinkRun link => link.Text,
        _ => "",
    }));
}
