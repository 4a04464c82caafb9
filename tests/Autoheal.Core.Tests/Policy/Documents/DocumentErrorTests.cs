namespace Autoheal.Core.Tests.Policy.Documents;

/// <summary>A wrong file shows everything that is wrong with it, where, and what would be right.</summary>
public sealed class DocumentErrorTests
{
    [Fact]
    public void Read_ManyErrors_ShowsAllWithLineAndWhatWouldBeRight() => Assert.Equal(
        [
            "p.yaml, line 1: a policy must have 'name': a name of lower-case letters, digits and hyphens.",
            "p.yaml, line 1: apiVersion of a policy must be one of autoheal/policy/v1, but is 'autoheal/policy/v2'.",
            "p.yaml, line 2: conflict of a policy must be one of strictest, priority, cost, but is 'lenient'.",
            "p.yaml, line 4: a settings has no 'maxPod' (did you mean 'maxPods'?); it may have clusters, allowedNamespaces, protectedNamespaces, allowedClusterKinds, neverActCauses, actConfidence, mediumRiskConfidence, actionsPerWorkloadPerHour, unattendedActionsPerHour, maxPods, unattendedPodShare, approverRoles, productionQuorum, highRiskQuorum, approvalExpiry.",
            "p.yaml, line 5: actConfidence of a settings must be a number from 0.5 to 1, but is '0.2'.",
            "p.yaml, line 8: timezone of a calendar must be a time zone that this machine knows, such as Europe/Berlin or UTC, but is 'Europe/Atlantis'.",
            "p.yaml, line 9: a weekly window must have 'to': a time of day such as 09:00.",
            "p.yaml, line 9: from of a weekly window must be a time of day such as 09:00, but is '9 am'.",
            "p.yaml, line 12: there is no calendar 'peek'; there are peak.",
            "p.yaml, line 13: then of a rule must be one of deny, approve, allow, but is 'forbid'.",
            "p.yaml, line 14: the rule or limit 'quiet' is already in line 11; names are unique.",
            "p.yaml, line 15: there is no environment 'stagin'; there is none.",
            "p.yaml, line 18: per of a limit must be a duration from 1m to 24h, such as 30s, 15m or 1h, but is '3 hours'.",
        ],
        Trials.Errors("""
            apiVersion: autoheal/policy/v2
            conflict: lenient
            settings:
              maxPod: 3
              actConfidence: 0.2
            calendars:
              - name: peak
                timezone: Europe/Atlantis
                weekly: [{ days: [mon], from: 9 am }]
            rules:
              - name: quiet
                when: { during: peek }
                then: forbid
              - name: quiet
                when: { environments: [stagin] }
                then: deny
            limits:
              - { name: often, max: 3, per: 3 hours }
            """));

    [Fact]
    public void Read_NoYaml_SaysWhere() => Assert.StartsWith("p.yaml, line 3: this is no valid YAML", Assert.Single(Trials.Errors("name: x\nrules: [")), StringComparison.Ordinal);

    [Theory]
    [InlineData("rules: [{ name: a, then: deny, approval: { quorum: 2 } }]", "only a rule with 'then: approve' has an approval, but this one says 'deny'")]
    [InlineData("rules: [{ name: a, then: deny, priority: 3 }]", "'priority' of a rule says nothing with 'conflict: strictest'; set 'conflict: priority' or leave it out")]
    [InlineData("services: [{ name: s, labels: { a: b } }]\nrules: [{ name: a, then: deny }]\nrelaxations: [{ name: r, relaxes: a, when: { services: s }, owner: o, reason: w, expires: '2026-04-01T00:00:00Z' }]", "a relaxation must not rest on labels, which whoever may write the object sets: select the service by namespaces, kinds or names")]
    [InlineData("services: [{ name: s, labels: { a: b } }]\nneverTouch: { allow: [{ services: s }] }", "an exception from what is never touched must not rest on labels, which whoever may write the object sets: select the service by namespaces, kinds or names")]
    [InlineData("services: [{ name: s, labels: { a: b } }]\nrules: [{ name: a, when: { services: s }, then: allow }]", "a rule that allows must not rest on labels, which whoever may write the object sets: select the service by namespaces, kinds or names")]
    [InlineData("calendars: [{ name: c, timezone: UTC }]", "a calendar must have 'weekly', 'dates' or 'periods': without any it has no times")]
    [InlineData("calendars: [{ name: c, timezone: UTC, weekly: [{ days: mon, from: '09:00', to: '09:00' }] }]", "a weekly window must not end when it begins: a whole day is from 00:00 to 24:00")]
    [InlineData("relaxations: [{ name: r, relaxes: nothing, owner: amira, reason: x, expires: '2026-07-01T00:00:00Z' }]", "there is no rule or limit 'nothing'; there is none")]
    [InlineData("relaxations: [{ name: r, relaxes: r, owner: amira, reason: x }]", "a relaxation must have 'expires': a time with its offset, such as 2026-07-01T00:00:00Z")]
    [InlineData("relaxations: [{ name: r, relaxes: r, owner: amira, reason: x, expires: '2026-07-01T00:00:00' }]", "expires of a relaxation must be a time with its offset, such as 2026-07-01T00:00:00Z, but is '2026-07-01T00:00:00'")]
    [InlineData("rules: { name: a, then: deny }", "rules must be a list: begin each entry with '- '")]
    [InlineData("rules: [{ name: a, then: deny, when: { actions: [] } }]", "actions of a condition must not be empty: leave it out, or give a name, in which * stands for any characters")]
    [InlineData("rules: [{ name: a, then: deny, when: { namespaces: 'team-[ab]' } }]", "namespaces of a condition must be a name, in which * stands for any characters, but is 'team-[ab]'")]
    [InlineData("settings: { actConfidence: 0.9, mediumRiskConfidence: 0.8 }", "mediumRiskConfidence must be at least actConfidence")]
    public void Read_CannotBeMeant_IsRefused(string body, string error) =>
        Assert.Contains(Trials.Errors($"apiVersion: autoheal/policy/v1\nname: x\n{body}"), line => line.EndsWith($": {error}.", StringComparison.Ordinal));
}
