using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads whom a webhook configuration has asked, and until when it trusts the answer.</summary>
internal static class WebhookClientReader
{
    public static Client Read(ref JsonCursor json)
    {
        var client = default(Client);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("url"u8)) client.Host = Uri.TryCreate(json.OwnText(), UriKind.Absolute, out var address) ? address.Host : "";
                else if (json.At("caBundle"u8)) client.TrustedUntil = FirstEnd(json.OwnText());
                else if (json.At("service"u8))
                {
                    client.Port = ReadPort(json);
                    client.Service = NamedObjectReader.Read(ref json);
                }
                else json.Skip();
            }
        }

        return client;
    }

    private static int? ReadPort(JsonCursor json)
    {
        int? port = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("port"u8)) port = json.Integer();
                else json.Skip();
            }
        }

        return port;
    }

    private static DateTimeOffset? FirstEnd(string base64)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(base64)));
            return certificates.Count == 0 ? null : certificates.Min(certificate => new DateTimeOffset(certificate.NotAfter.ToUniversalTime()));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            // It says nothing that can be read; the server would say so, too.
            return null;
        }
        finally
        {
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }
        }
    }

    public struct Client
    {
        public NamedObject? Service;
        public int? Port;
        public string? Host;
        public DateTimeOffset? TrustedUntil;
    }
}
