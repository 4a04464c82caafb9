namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads webhook configurations.</summary>
internal static class WebhookReader
{
    public static AdmissionWebhooks ReadMutating(ref JsonCursor json) => Read(ref json, mutating: true);

    public static AdmissionWebhooks ReadValidating(ref JsonCursor json) => Read(ref json, mutating: false);

    private static AdmissionWebhooks Read(ref JsonCursor json, bool mutating)
    {
        var metadata = ListReader.NoMetadata;
        var webhooks = new List<AdmissionWebhook>(1);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("webhooks"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        webhooks.Add(ReadWebhook(ref json));
                    }
                }
                else json.Skip();
            }
        }

        return new AdmissionWebhooks { Metadata = metadata, Mutating = mutating, Webhooks = webhooks };
    }

    private static AdmissionWebhook ReadWebhook(ref JsonCursor json)
    {
        var (name, refuses, timeout) = ("", true, 10);
        var client = default(WebhookClientReader.Client);
        LabelSelector namespaces = LabelSelector.Nothing, objects = LabelSelector.Nothing;
        var rules = new List<AdmissionRule>(1);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("name"u8)) name = json.PrintableText();
                else if (json.At("clientConfig"u8)) client = WebhookClientReader.Read(ref json);
                else if (json.At("failurePolicy"u8)) refuses = json.Text() != "Ignore";
                else if (json.At("timeoutSeconds"u8)) timeout = json.Integer() ?? 10;
                else if (json.At("namespaceSelector"u8)) namespaces = LabelReader.ReadSelector(ref json);
                else if (json.At("objectSelector"u8)) objects = LabelReader.ReadSelector(ref json);
                else if (json.At("rules"u8) && json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        rules.Add(ReadRule(ref json));
                    }
                }
                else json.Skip();
            }
        }

        return new AdmissionWebhook
        {
            Name = name,
            Service = client.Service,
            Port = client.Port ?? 443,
            Host = client.Host ?? "",
            TrustedUntil = client.TrustedUntil,
            RefusesWhenSilent = refuses,
            TimeoutSeconds = timeout,
            Namespaces = namespaces,
            Objects = objects,
            Rules = rules,
        };
    }

    private static AdmissionRule ReadRule(ref JsonCursor json)
    {
        IReadOnlyList<string> operations = [], groups = [], resources = [];
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("operations"u8)) operations = json.Texts();
                else if (json.At("apiGroups"u8)) groups = json.Texts();
                else if (json.At("resources"u8)) resources = json.Texts();
                else json.Skip();
            }
        }

        return new AdmissionRule { Operations = operations, Groups = groups, Resources = resources };
    }
}
