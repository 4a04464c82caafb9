namespace Autoheal.Simulation.Api.Protobuf;

/// <summary>One field of a message.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="Type">How it becomes JSON.</param>
internal sealed record ProtobufField(string Name, ProtobufType Type = ProtobufType.Text)
{
    /// <summary>The message's type, for <see cref="ProtobufType.Message"/>.</summary>
    public ProtobufMessage? Message { get; init; }

    public bool Repeated { get; init; }

    /// <summary>Whether zero and false say something. Go writes the empty value of other fields although nobody set it.</summary>
    public bool Optional { get; init; }
}
