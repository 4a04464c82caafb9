using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Autoheal.Kubernetes.Client;

/// <summary>Reads client certificates.</summary>
internal static class ClientCertificates
{
    /// <summary>A certificate with its key, both PEM.</summary>
    /// <exception cref="CryptographicException">They are no matching pair.</exception>
    public static X509Certificate2 Read(string certificate, string key)
    {
        using var pem = X509Certificate2.CreateFromPem(certificate, key);

        // TLS on Windows needs a key that is not ephemeral.
        return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), null);
    }
}
