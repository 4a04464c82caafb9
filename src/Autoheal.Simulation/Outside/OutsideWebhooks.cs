using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Admission;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Outside;

/// <summary>What the program behind an admission webhook's Service answers, and who signed its certificate.</summary>
internal sealed class OutsideWebhooks(WebhookScripts scripts) : IOutsidePart
{
    private static readonly string[] s_answers = ["allowed", "message", "patch", "seconds"];

    public string Usage => "/NAMESPACE/SERVICE allowed: true or false; message: text; patch: a JSON patch; seconds: number; authority: a caBundle";

    public void Set(string name, JsonObject state)
    {
        var parts = name.Split('/');
        if (parts.Length != 2)
            throw new ArgumentException($"'{name}' is not of the form namespace/service.");
        foreach (var (member, value) in state)
        {
            if (member == "authority")
                scripts.SignedBy(parts[0], parts[1], OutsideWords.Text(member, value) ?? "");
            else if (!s_answers.Contains(member))
                throw OutsideWords.Unknown(member, Usage);
        }

        if (state.Any(member => s_answers.Contains(member.Key)))
        {
            var answer = AnswerOf(state);
            scripts.Answer(parts[0], parts[1], _ => answer);
        }
    }

    private static WebhookAnswer AnswerOf(JsonObject state) => new()
    {
        Allowed = state.Flag("allowed") ?? true,
        Message = state.Text("message"),
        Patch = (JsonArray?)state.Array("patch")?.DeepClone(),
        Latency = TimeSpan.FromSeconds(state.Number("seconds") ?? 0),
    };
}
