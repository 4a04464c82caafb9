namespace Autoheal.Simulation.Storage;

/// <summary>One thing wrong with one field, worded as the API server words it.</summary>
/// <param name="Reason">The cause's reason, such as <c>FieldValueRequired</c>.</param>
/// <param name="Field">Path of the field, such as <c>spec.template.metadata.labels</c>.</param>
/// <param name="Message">The message without the field's path.</param>
internal sealed record FieldError(string Reason, string Field, string Message)
{
    public static FieldError Required(string field, string detail = "") =>
        new("FieldValueRequired", field, detail.Length == 0 ? "Required value" : $"Required value: {detail}");

    public static FieldError Invalid(string field, object value, string detail) =>
        new("FieldValueInvalid", field, $"Invalid value: {Show(value)}: {detail}");

    public static FieldError Forbidden(string field, string detail) =>
        new("FieldValueForbidden", field, $"Forbidden: {detail}");

    public static FieldError Duplicate(string field, object value) =>
        new("FieldValueDuplicate", field, $"Duplicate value: {Show(value)}");

    public static FieldError NotFound(string field, object value) =>
        new("FieldValueNotFound", field, $"Not found: {Show(value)}");

    public static FieldError NotSupported(string field, string value, params ReadOnlySpan<string> supported)
    {
        var quoted = new string[supported.Length];
        for (var i = 0; i < supported.Length; i++)
            quoted[i] = $"\"{supported[i]}\"";
        return new("FieldValueNotSupported", field, $"Unsupported value: \"{value}\": supported values: {string.Join(", ", quoted)}");
    }

    public override string ToString() => $"{Field}: {Message}";

    private static string Show(object value) => value is string text ? $"\"{text}\"" : value.ToString()!;
}
