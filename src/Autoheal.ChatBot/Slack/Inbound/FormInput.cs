using System.Text.Json.Serialization;

namespace Autoheal.ChatBot.Slack.Inbound;

/// <summary>A sent modal.</summary>
/// <param name="Act">What is asked.</param>
/// <param name="Value">What it is about.</param>
/// <param name="Inputs">What was typed or chosen, by field.</param>
/// <param name="FirstField">The field beside which a refusal is shown; null when the modal has none.</param>
internal sealed record FormInput(string Act, string Value, IReadOnlyDictionary<string, string> Inputs, string? FirstField) : SlackInput
{
    [JsonIgnore]
    public override string Kind => "form";

    [JsonIgnore]
    public override bool IsUrgent => true;
}
