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
    Time,
    IntOrString,
}
