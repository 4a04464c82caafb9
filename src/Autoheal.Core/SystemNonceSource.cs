using System.Security.Cryptography;

namespace Autoheal;

internal sealed class SystemNonceSource : INonceSource
{
    public string Next() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
