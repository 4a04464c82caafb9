using System.Text;
using Autoheal.Hosting.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Autoheal.Hosting.Console.Forms;

/// <summary>The fields of a form: small, each once. A missing one is empty.</summary>
internal sealed class PostedForm
{
    /// <summary>The largest form, in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    private const int MaxFields = 16;
    private const int MaxKeyLength = 64;
    private const string ContentType = "application/x-www-form-urlencoded";

    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    private PostedForm()
    {
    }

    public string this[string field] => _fields.GetValueOrDefault(field, "").Trim();

    /// <summary>Reads a form; null when the body is none, and then why.</summary>
    public static async ValueTask<(PostedForm? Form, int Status, string Error)> ReadAsync(HttpRequest request, BodyReader bodies)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals(ContentType, StringComparison.OrdinalIgnoreCase) != true)
        {
            return (null, StatusCodes.Status415UnsupportedMediaType, $"a form must be sent as {ContentType}");
        }

        var reading = await bodies.ReadAsync(request, MaxBytes);
        return reading.IsRefused ? (null, reading.Status, reading.Error) : Parse(Encoding.UTF8.GetString(reading.Body.Span));
    }

    private static (PostedForm? Form, int Status, string Error) Parse(string body)
    {
        var form = new PostedForm();
        try
        {
            using var reader = new FormReader(body) { ValueCountLimit = MaxFields, KeyLengthLimit = MaxKeyLength, ValueLengthLimit = MaxBytes };
            foreach (var (key, values) in reader.ReadForm())
            {
                if (values is not [{ } value])
                {
                    return (null, StatusCodes.Status400BadRequest, "the form holds a field twice");
                }

                form._fields.Add(key, value);
            }
        }
        catch (InvalidDataException)
        {
            return (null, StatusCodes.Status400BadRequest, "the form has too many or too long fields");
        }

        return (form, StatusCodes.Status200OK, "");
    }
}
