using Autoheal.Simulation.Api.Forms;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Routing;

/// <summary>Chooses how an answer goes over the wire from the Accept header; the first acceptable entry wins.</summary>
internal static class ContentNegotiation
{
    private const string Supported = "application/json, application/json;stream=watch";

    /// <exception cref="StoreException">NotAcceptable: the client accepts no JSON.</exception>
    public static ObjectForm Choose(ServedResource resource, ApiRequest request)
    {
        if (string.IsNullOrEmpty(request.Accept))
            return resource.Form;
        foreach (var range in request.Accept.AsSpan().Split(','))
        {
            var entry = request.Accept.AsSpan()[range].Trim();
            var semicolon = entry.IndexOf(';');
            var type = (semicolon < 0 ? entry : entry[..semicolon]).Trim();
            if (type is not ("application/json" or "application/*" or "*/*"))
                continue;
            switch (ReadAs(entry))
            {
                case "":
                    return resource.Form;
                case "Table":
                    return resource.TableForm(request.Query["includeObject"]);
                case "PartialObjectMetadata" or "PartialObjectMetadataList":
                    return resource.MetadataForm;
            }
        }

        throw new StoreException(StatusReason.NotAcceptable, $"only the following media types are accepted: {Supported}");
    }

    private static ReadOnlySpan<char> ReadAs(ReadOnlySpan<char> entry)
    {
        foreach (var range in entry.Split(';'))
        {
            var parameter = entry[range].Trim();
            if (parameter.StartsWith("as="))
                return parameter[3..];
        }

        return default;
    }
}
