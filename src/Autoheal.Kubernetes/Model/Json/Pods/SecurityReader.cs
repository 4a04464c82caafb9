namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a <c>securityContext</c>.</summary>
internal static class SecurityReader
{
    public static SecuritySettings Read(ref JsonCursor json, SecuritySettings settings)
    {
        if (!json.EnterObject())
        {
            return settings;
        }

        while (json.NextProperty())
        {
            if (json.At("privileged"u8)) settings = settings with { Privileged = json.Flag() };
            else if (json.At("allowPrivilegeEscalation"u8)) settings = settings with { AllowPrivilegeEscalation = json.Flag() };
            else if (json.At("runAsNonRoot"u8)) settings = settings with { RunAsNonRoot = json.Flag() };
            else if (json.At("runAsUser"u8)) settings = settings with { RunAsUser = json.Long() };
            else if (json.At("runAsGroup"u8)) settings = settings with { RunAsGroup = json.Long() };
            else if (json.At("fsGroup"u8)) settings = settings with { FsGroup = json.Long() };
            else if (json.At("readOnlyRootFilesystem"u8)) settings = settings with { ReadOnlyRoot = json.Flag() };
            else if (json.At("seccompProfile"u8)) settings = settings with { Seccomp = ReadType(ref json) };
            else if (json.At("capabilities"u8)) settings = ReadCapabilities(ref json, settings);
            else json.Skip();
        }

        // Most containers set nothing; those share one record.
        return settings == SecuritySettings.Unset ? SecuritySettings.Unset : settings;
    }

    private static string ReadType(ref JsonCursor json)
    {
        var type = "";
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("type"u8)) type = json.Text();
                else json.Skip();
            }
        }

        return type;
    }

    private static SecuritySettings ReadCapabilities(ref JsonCursor json, SecuritySettings settings)
    {
        if (!json.EnterObject())
        {
            return settings;
        }

        while (json.NextProperty())
        {
            if (json.At("add"u8)) settings = settings with { Added = string.Join(',', json.Texts()) };
            else if (json.At("drop"u8)) settings = settings with { Dropped = string.Join(',', json.Texts()) };
            else json.Skip();
        }

        return settings;
    }
}
