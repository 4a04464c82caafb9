using static Autoheal.Policy.Documents.ValueKind;

namespace Autoheal.Policy.Documents.Cases;

/// <summary>What a file of policy tests may hold.</summary>
internal static class CaseShape
{
    public const string Version = "autoheal/policy-test/v1";

    public static readonly string[] Facts = ["confidence", "status", "control", "onWorkloadLastHour", "unattendedLastHour", "unhealthy", "namespaceBound", "recent", "contradictions", "autonomy"];

    private static readonly Section s_recent = new("recent action",
    [
        new("action", Text, "The action's name.") { Required = true },
        new("ago", Duration, "How long ago.") { Required = true, Most = 172_800 },
        new("namespace", Text, "The target's namespace; that of the case when left out."),
        new("kind", Text, "The target's kind; that of the case when left out."),
        new("name", Text, "The target's name; that of the case when left out."),
        new("elsewhere", Flag, "Whether it was against another workload."),
    ]);

    public static readonly Section Given = new("given",
    [
        new("action", Text, "The action's name.") { Required = true },
        new("risk", Word, "The action's risk; medium when left out.") { Words = ["low", "medium", "high", "destructive"] },
        new("reversibility", Word, "Whether it can be undone; exact when left out.") { Words = ["exact", "self-healing", "irreversible"] },
        new("cluster", Text, "The cluster's name; a host with one cluster when left out."),
        new("namespace", Text, "The target's namespace; shop when left out."),
        new("kind", Text, "The target's kind; Deployment when left out."),
        new("name", Text, "The target's name; api when left out."),
        new("labels", Map, "The target's labels; not known when left out."),
        new("environment", Name, "The environment; as the policy says for the namespace when left out."),
        new("cause", Text, "The cause; k8s.rollout.crash when left out."),
        new("confidence", Number, "The confidence; 0.95 when left out.") { Least = 0, Most = 1 },
        new("status", Word, "How the cause stands; supported when left out.") { Words = ["proposed", "supported", "refuted", "confirmed"] },
        new("now", Instant, "The time; noon on Monday, 1 June 2026, UTC, when left out."),
        new("pods", Whole, "The pods that are touched; 1 when left out.") { Most = 100_000 },
        new("servicePods", Whole, "The pods of the service; 10 when left out.") { Most = 100_000 },
        new("control", Word, "The kill switch; running when left out.") { Words = ["halted", "stopped", "running"] },
        new("onWorkloadLastHour", Whole, "Actions on the workload within an hour; 0 when left out.") { Most = 1000 },
        new("unattendedLastHour", Whole, "Actions that nobody approved within an hour; 0 when left out.") { Most = 1000 },
        new("unhealthy", Flag, "Whether the target is unhealthy; true when left out."),
        new("namespaceBound", Flag, "Whether the alert's sender may speak for the namespace; true when left out."),
        new("changedByPerson", Flag, "Whether somebody changed the target since the incident opened; false when left out."),
        new("contradictions", Text, "Causes that are as likely and ask for a contradicting repair.") { Several = true },
        new("recent", Part, "Actions of the last day, on the workload unless they say otherwise.") { Several = true, Of = s_recent },
        new("errorBudget", Share, "The share of the error budget that is left; not known when left out."),
        new("addedCost", Number, "What it adds to the cost of an hour; not known when left out.") { Most = 1e9 },
        new("newVersion", Flag, "Whether this version of the action was never carried out before; false when left out."),
        new("divisible", Flag, "Whether the action can be carried out in stages; false when left out."),
        new("autonomy", Word, "How far Autoheal has earned going by itself; autonomous when left out. The policy's modes count besides.") { Words = PolicyShape.Levels },
        new("missing", Word, "Facts that could not be had.") { Several = true, Words = Facts },
    ]);

    public static readonly Section Document = new("policy test",
    [
        new("apiVersion", Word, "The version of this format.") { Required = true, Words = [Version] },
        new("policy", Text, "The policy file, relative to this one.") { Required = true },
        new("tests", Part, "The tests.")
        {
            Required = true,
            Several = true,
            Of = new("test",
            [
                new("name", Text, "What it shows.") { Required = true },
                new("given", Part, "The facts.") { Required = true, Of = Given },
                new("expect", Part, "The decision.")
                {
                    Required = true,
                    Of = new("expectation",
                    [
                        new("verdict", Word, "The verdict.") { Required = true, Words = PolicyShape.Verdicts },
                        new("by", Text, "Who must have said so, among others: a policy's name, or 'rule NAME' and 'limit NAME'.") { Several = true },
                        new("quorum", Whole, "How many people must approve.") { Most = 10 },
                        new("roles", Name, "The roles of which an approver must hold one.") { Several = true },
                        new("obligations", Name, "The kinds of obligation that are attached.") { Several = true },
                    ]),
                },
            ]),
        },
    ]);
}
