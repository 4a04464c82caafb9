using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Requests;

/// <summary>A whole body, or the refusal of it.</summary>
internal readonly record struct BodyReading(ReadOnlyMemory<byte> Body, int Status, string Error)
{
    public bool IsRefused => Status != StatusCodes.Status200OK;

    public static BodyReading Of(byte[] body) => new(body, StatusCodes.Status200OK, "");

    public static BodyReading Refused(int status, string error) => new(default, status, error);
}
