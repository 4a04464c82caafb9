using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Protobuf;

/// <summary>
/// Reads the bodies that kubectl's typed commands send (<c>create configmap</c>, <c>autoscale</c>, <c>auth can-i</c>): four magic bytes, an envelope
/// that names the type, and the object.
/// </summary>
internal static class ProtobufDocument
{
    public const string ContentType = "application/vnd.kubernetes.protobuf";

    private static readonly ProtobufMessage s_envelope = new ProtobufMessage()
        .Object(1, "type", new ProtobufMessage().Text(1, "apiVersion").Text(2, "kind"))
        .Add(2, new("raw", ProtobufType.Bytes)).Text(3, "contentEncoding").Text(4, "contentType");

    /// <exception cref="StoreException">BadRequest or UnsupportedMediaType.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("k8s\0"u8))
            throw StoreException.BadRequest("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
        var envelope = s_envelope.Read(body[4..]);
        var (apiVersion, kind) = (envelope.Text("type", "apiVersion") ?? "", envelope.Text("type", "kind") ?? "");
        if (ProtobufMessages.Find(apiVersion, kind) is not { } message)
            throw ProtobufReader.Unsupported($"not for {kind}");
        var result = message.Read(Convert.FromBase64String(envelope.Text("raw") ?? ""));
        result["apiVersion"] = apiVersion;
        result["kind"] = kind;
        return result;
    }
}
