namespace Autoheal.Opa.Tests;

/// <summary>A test against the real agent, whose binary <c>OPA_BIN</c> names; without one it is skipped and says so.</summary>
internal sealed class OpaFactAttribute : FactAttribute
{
    public OpaFactAttribute()
    {
        if (Binary.Length == 0)
        {
            Skip = "OPA_BIN names no Open Policy Agent: set it to the binary to run this against the real one";
        }
        else if (!File.Exists(Binary))
        {
            Skip = $"OPA_BIN names '{Binary}', which does not exist";
        }
    }

    public static string Binary => Environment.GetEnvironmentVariable("OPA_BIN") ?? "";
}
