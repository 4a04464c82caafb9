using static Autoheal.Policy.Documents.ValueKind;

namespace Autoheal.Policy.Documents;

/// <summary>What a policy document may hold. The only place where its fields are listed.</summary>
internal static class PolicyShape
{
    public const string Version = "autoheal/policy/v1";

    public static readonly string[] Verdicts = ["deny", "approve", "allow"];
    public static readonly string[] Strategies = ["strictest", "priority", "cost"];
    public static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "weekend", "all"];
    public static readonly string[] Levels = ["observe", "shadow", "approve", "autonomous"];

    private static readonly Section s_approval = new("approval",
    [
        new("quorum", Whole, "How many distinct people.") { Least = 1, Most = 10 },
        new("roles", Name, "The roles of which each must hold one.") { Several = true },
        new("expires", Duration, "How long the request stands.") { Least = 60, Most = 86_400 },
    ]);

    private static readonly Section s_obligation = new("obligation",
    [
        new("kind", Name, "What is demanded: cap-pods, canary-first, progressive, revert-after, or a kind that the host adds.") { Required = true },
        new("with", Map, "Its parameters."),
    ]);

    public static readonly Section Condition = new("condition",
    [
        new("actions", Pattern, "The action's name.") { Several = true },
        new("risk", Word, "The action's risk.") { Several = true, Words = ["low", "medium", "high", "destructive"] },
        new("reversibility", Word, "Whether it can be undone.") { Several = true, Words = ["exact", "self-healing", "irreversible"] },
        new("environments", Name, "The environment of the target.") { Several = true },
        new("services", Name, "The service that the target belongs to.") { Several = true },
        new("clusters", Pattern, "The name of the cluster.") { Several = true },
        new("namespaces", Pattern, "The target's namespace.") { Several = true },
        new("kinds", Pattern, "The target's kind.") { Several = true },
        new("names", Pattern, "The target's name.") { Several = true },
        new("causes", Pattern, "The cause that the action is to remove.") { Several = true },
        new("during", Name, "The calendars of which one says that now is one of its times.") { Several = true },
        new("outside", Name, "The calendars of which none says that now is one of its times.") { Several = true },
        new("confidenceBelow", Number, "The confidence in the cause is below this.") { Least = 0, Most = 1 },
        new("podsAbove", Whole, "More pods than this are touched.") { Least = 0, Most = 100_000 },
        new("podShareAbove", Share, "More than this share of the service's pods is touched."),
        new("errorBudgetBelow", Share, "Less than this share of the error budget is left."),
        new("addedCostAbove", Number, "It adds more than this to the cost of an hour.") { Most = 1e9 },
        new("newVersion", Flag, "Whether no action of this name and version has been carried out with success before."),
    ]);

    private static readonly Section s_rule = new("rule",
    [
        new("name", Name, "Unique; people read it in explanations.") { Required = true },
        new("when", Part, "When it applies: all of these at once; always when left out.") { Of = Condition },
        new("then", Word, "What it says.") { Required = true, Words = Verdicts },
        new("reason", Text, "Why, one clause."),
        new("approval", Part, "Who must approve; the settings' approvers when left out.") { Of = s_approval },
        new("obligations", Part, "What has to be met besides.") { Several = true, Of = s_obligation },
        new("priority", Whole, "With the strategy priority: higher wins.") { Least = 0, Most = 1000 },
        new("cost", Number, "With the strategy cost: what it would cost to disregard it.") { Least = 0, Most = 1e9 },
    ]);

    private static readonly Section s_limit = new("limit",
    [
        new("name", Name, "Unique; people read it in explanations.") { Required = true },
        new("when", Part, "Which actions it bounds; all when left out.") { Of = Condition },
        new("actions", Pattern, "Which past actions count; all when left out.") { Several = true },
        new("max", Whole, "How many may be reserved within the time.") { Required = true, Least = 0, Most = 1000 },
        new("per", Duration, "The time.") { Required = true, Least = 60, Most = 86_400 },
        new("counting", Word, "Whose actions count: the workload's (the default), the service's or the whole cluster's.") { Words = ["workload", "service", "cluster"] },
        new("same", Word, "Whether only past actions of the same name count.") { Words = ["action"] },
        new("then", Word, "What it says once used up; deny when left out.") { Words = ["deny", "approve"] },
        new("approval", Part, "Who must approve.") { Of = s_approval },
    ]);

    private static readonly Section s_calendar = new("calendar",
    [
        new("name", Name, "Unique.") { Required = true },
        new("timezone", Zone, "In which its times are meant.") { Required = true },
        new("weekly", Part, "Times that come back every week.")
        {
            Several = true,
            Of = new("weekly window",
            [
                new("days", Word, "On which days; a window past midnight belongs to the day that it begins on.") { Required = true, Several = true, Words = Days },
                new("from", Time, "When it begins, inclusive.") { Required = true },
                new("to", Time, "When it ends, exclusive; 24:00 is the end of the day.") { Required = true },
            ]),
        },
        new("dates", Date, "Whole days.") { Several = true },
        new("periods", Part, "Single periods, such as a freeze.")
        {
            Several = true,
            Of = new("period",
            [
                new("from", LocalTime, "When it begins, inclusive.") { Required = true },
                new("to", LocalTime, "When it ends, exclusive.") { Required = true },
            ]),
        },
    ]);

    public static readonly Section Document = new("policy",
    [
        new("apiVersion", Word, "The version of this format.") { Required = true, Words = [Version] },
        new("name", Name, "The policy's name.") { Required = true },
        new("conflict", Word, "How conflicts among the rules are settled; strictest when left out. Limits and the built-in policies always count.") { Words = Strategies },
        new("settings", Part, "The limits of the built-in policies.") { Of = SettingsShape.Settings },
        new("environments", Part, "Which namespaces lie in which environment; what is placed nowhere is production.")
        {
            Several = true,
            Of = new("environment",
            [
                new("name", Name, "Unique.") { Required = true },
                new("clusters", Pattern, "In these clusters; in all when left out.") { Several = true },
                new("namespaces", Pattern, "Its namespaces.") { Required = true, Several = true },
            ]),
        },
        new("services", Part, "What belongs together.")
        {
            Several = true,
            Of = new("service",
            [
                new("name", Name, "Unique.") { Required = true },
                new("clusters", Pattern, "In these clusters.") { Several = true },
                new("namespaces", Pattern, "In these namespaces.") { Several = true },
                new("kinds", Pattern, "Objects of these kinds.") { Several = true },
                new("names", Pattern, "Objects of these names.") { Several = true },
                new("labels", Map, "Objects with all of these labels."),
            ]),
        },
        new("calendars", Part, "Business hours, peaks, freezes, maintenance.") { Several = true, Of = s_calendar },
        new("neverTouch", Part, "What no action touches; Secret, StatefulSet and NetworkPolicy when left out.")
        {
            Of = new("never-touch list",
            [
                new("kinds", Pattern, "Kinds that are never touched.") { Several = true },
                new("allow", Part, "Except for these.") { Several = true, Of = Condition },
            ]),
        },
        new("rules", Part, "What is said to which actions.") { Several = true, Of = s_rule },
        new("limits", Part, "How often.") { Several = true, Of = s_limit },
        new("modes", Part, "How far Autoheal may go by itself at most; the strictest that applies counts.")
        {
            Several = true,
            Of = new("mode",
            [
                new("actions", Pattern, "For these actions; all when left out.") { Several = true },
                new("environments", Name, "In these environments; all when left out.") { Several = true },
                new("services", Name, "For these services; all when left out.") { Several = true },
                new("ceiling", Word, "The highest level.") { Required = true, Words = Levels },
            ]),
        },
        new("relaxations", Part, "Rules and limits that do not apply for a while.")
        {
            Several = true,
            Of = new("relaxation",
            [
                new("name", Name, "Unique.") { Required = true },
                new("relaxes", Name, "The rules and limits.") { Required = true, Several = true },
                new("when", Part, "For these actions only; all when left out.") { Of = Condition },
                new("owner", Text, "Who answers for it.") { Required = true },
                new("reason", Text, "Why.") { Required = true },
                new("expires", Instant, "When it ends.") { Required = true },
            ]),
        },
        new("prices", Part, "What running costs, for the cost of actions.")
        {
            Of = new("prices", [new("replicaHour", Number, "One replica for an hour.") { Required = true, Most = 1e6 }]),
        },
    ]);
}
