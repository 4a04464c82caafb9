using System.Security.Cryptography;

namespace Autoheal.Cli.Stores;

/// <summary>Names what is posted, so that no two posts share a name.</summary>
internal sealed class RandomNonces : INonceSource
{
    public string Next() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
