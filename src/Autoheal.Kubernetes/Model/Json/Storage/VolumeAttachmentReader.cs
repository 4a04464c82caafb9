namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a VolumeAttachment.</summary>
internal static class VolumeAttachmentReader
{
    public static VolumeAttachment Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var (node, volume) = ("", "");
        var (attached, error) = (false, default(UntrustedText));
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) (node, volume) = ReadSpec(ref json);
                else if (json.At("status"u8)) (attached, error) = ReadStatus(ref json);
                else json.Skip();
            }
        }

        return new VolumeAttachment { Metadata = metadata, NodeName = node, VolumeName = volume, Attached = attached, Error = error };
    }

    private static (string Node, string Volume) ReadSpec(ref JsonCursor json)
    {
        var (node, volume) = ("", "");
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("nodeName"u8)) node = json.Text();
                else if (json.At("source"u8)) volume = ReadMember(ref json, "persistentVolumeName"u8);
                else json.Skip();
            }
        }

        return (node, volume);
    }

    private static (bool Attached, UntrustedText Error) ReadStatus(ref JsonCursor json)
    {
        var (attached, error) = (false, "");
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("attached"u8)) attached = json.Flag();
                else if (json.At("attachError"u8) || json.At("detachError"u8)) error = ReadMember(ref json, "message"u8);
                else json.Skip();
            }
        }

        return (attached, UntrustedText.From(error));
    }

    private static string ReadMember(ref JsonCursor json, ReadOnlySpan<byte> name)
    {
        var value = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At(name)) value = json.Text();
                else json.Skip();
            }
        }

        return value;
    }
}
