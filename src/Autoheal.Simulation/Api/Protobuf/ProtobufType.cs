namespace Autoheal.Simulation.Api.Protobuf;

/// <summary>How the bytes of a field become JSON.</summary>
internal enum ProtobufType
{
    Text,
    Bytes,
    Number,
    Flag,
    Message,
    TextMap,
    BytesMap,
    QuantityMap,

    /// <summary>A message whose fields stand in JSON beside those of the message around it.</summary>
    Inline,
    Time,
    IntOrString,
}
