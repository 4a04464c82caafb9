using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Slack;

/// <summary>The methods of the Web API that a bot needs, with their documented errors (https://docs.slack.dev/reference/methods).</summary>
internal sealed class SlackWebApi(SlackWorkspace workspace, SlackMessageMethods messages, Func<Uri> openConnection)
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<SlackAnswer>> _next = new(StringComparer.Ordinal);

    /// <summary>Answers the next call of a method so, instead of doing it.</summary>
    public void AnswerNext(string method, SlackAnswer answer) => _next.GetOrAdd(method, _ => new()).Enqueue(answer);

    public SlackAnswer Call(string method, SlackArguments arguments)
    {
        var answer = Check(method, arguments.Token)
            ?? (_next.TryGetValue(method, out var planned) && planned.TryDequeue(out var next) ? next : Do(method, arguments));
        workspace.Record(new SlackCall(method, arguments.All, answer.Error, workspace.Clock.GetUtcNow()));
        return answer;
    }

    private SlackAnswer? Check(string method, string? token)
    {
        var isAppMethod = method == "apps.connections.open";
        return method == "api.test" ? null
            : token is null ? SlackAnswer.Fail("not_authed")
            : token == (isAppMethod ? workspace.Options.AppToken : workspace.Options.BotToken) ? null
            : token == workspace.Options.AppToken || token == workspace.Options.BotToken ? SlackAnswer.Fail("not_allowed_token_type")
            : SlackAnswer.Fail("invalid_auth");
    }

    private SlackAnswer Do(string method, SlackArguments arguments) => method switch
    {
        "api.test" => SlackAnswer.Ok(),
        "auth.test" => TestAuth(),
        "apps.connections.open" => SlackAnswer.Ok(new JsonObject { ["url"] = openConnection().AbsoluteUri }),
        "chat.postMessage" => messages.Post(arguments),
        "chat.update" => messages.Update(arguments),
        "chat.postEphemeral" => messages.PostEphemeral(arguments),
        "conversations.replies" => messages.Replies(arguments),
        "users.info" => GetUser(arguments),
        "views.open" => OpenView(arguments),
        "views.publish" => PublishView(arguments),
        _ => SlackAnswer.Fail("unknown_method"),
    };

    private SlackAnswer TestAuth() => SlackAnswer.Ok(new JsonObject
    {
        ["url"] = "https://simulated.slack.com/",
        ["team"] = "simulated",
        ["user"] = "autoheal",
        ["team_id"] = workspace.Options.TeamId,
        ["user_id"] = workspace.Options.BotUserId,
        ["bot_id"] = "B0AUTOHEAL",
        ["enterprise_id"] = workspace.Options.EnterpriseId,
        ["is_enterprise_install"] = false,
    });

    private SlackAnswer GetUser(SlackArguments arguments)
    {
        if (arguments.Text("user") is not { } id || workspace.FindUser(id) is not { } user)
        {
            return SlackAnswer.Fail("user_not_found");
        }

        var isOther = user.TeamId is { } team && team != workspace.Options.TeamId;
        var body = new JsonObject
        {
            ["id"] = user.Id,
            ["team_id"] = user.TeamId ?? workspace.Options.TeamId,
            ["name"] = user.Name,
            ["deleted"] = user.IsDeleted,
            ["tz"] = user.TimeZone,
            ["is_bot"] = false,
            ["is_restricted"] = user.IsRestricted || user.IsUltraRestricted,
            ["is_ultra_restricted"] = user.IsUltraRestricted,
        };
        if (isOther)
        {
            body["is_stranger"] = true;
        }
        else if (workspace.Options.EnterpriseId is { } enterprise)
        {
            body["enterprise_user"] = new JsonObject { ["id"] = user.Id, ["enterprise_id"] = enterprise };
        }

        return SlackAnswer.Ok(new JsonObject { ["user"] = body });
    }

    private SlackAnswer OpenView(SlackArguments arguments)
    {
        if (CheckView(arguments, out var view) is { } refused)
        {
            return refused;
        }

        if (arguments.Text("trigger_id") is not { } id)
        {
            return SlackAnswer.Fail("invalid_arguments", ["missing required field: trigger_id"]);
        }

        var (trigger, error) = workspace.UseTrigger(id);
        return trigger is null ? SlackAnswer.Fail(error!) : ShowView(workspace.Open(trigger.UserId, view).Id, view);
    }

    private SlackAnswer PublishView(SlackArguments arguments)
    {
        if (CheckView(arguments, out var view) is { } refused)
        {
            return refused;
        }

        if (arguments.Text("user_id") is not { } user || workspace.FindUser(user) is null)
        {
            return SlackAnswer.Fail("user_not_found");
        }

        workspace.Publish(user, view);
        return ShowView("V0HOME", view);
    }

    private static SlackAnswer? CheckView(SlackArguments arguments, out JsonElement view)
    {
        view = arguments.Member("view") ?? default;
        if (view.ValueKind != JsonValueKind.Object)
        {
            return SlackAnswer.Fail("invalid_arguments", ["missing required field: view"]);
        }

        return BlockKitRules.CheckView(view) is { Count: > 0 } errors ? SlackAnswer.Fail("invalid_arguments", errors) : null;
    }

    private static SlackAnswer ShowView(string id, JsonElement view)
    {
        var shown = JsonObject.Create(view)!;
        shown["id"] = id;
        return SlackAnswer.Ok(new JsonObject { ["view"] = shown });
    }
}
