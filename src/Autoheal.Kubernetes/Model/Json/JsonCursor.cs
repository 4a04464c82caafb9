using System.Text.Json;

namespace Autoheal.Kubernetes.Model.Json;

/// <summary>
/// Reads objects property by property, straight from the bytes. Every reader is entered at a value's first token and left at its last, so
/// that unknown fields and unexpected types are passed over without harm. A copy is a second place in the same bytes.
/// </summary>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly ModelPool _pool;
    private Utf8JsonReader _json;
    private int _object;

    public JsonCursor(ReadOnlySpan<byte> utf8, ModelPool pool)
    {
        _utf8 = utf8;
        _json = new Utf8JsonReader(utf8);
        _pool = pool;
    }

    public readonly JsonTokenType TokenType => _json.TokenType;

    public readonly ReadOnlySpan<byte> ValueSpan => _json.ValueSpan;

    public readonly bool IsEmptyText => _json.TokenType == JsonTokenType.String && _json.ValueSpan.IsEmpty;

    public readonly int CurrentDepth => _json.CurrentDepth;

    public bool Read() => _json.Read();

    public void Skip() => _json.Skip();

    /// <summary>Whether the reader stands at a property of that name.</summary>
    public readonly bool ValueTextEquals(ReadOnlySpan<byte> text) => _json.TokenType == JsonTokenType.PropertyName && _json.ValueTextEquals(text);

    /// <summary>Whether the value is an object that can be walked with <see cref="NextProperty"/>; other values are passed over.</summary>
    public bool EnterObject() => Enter(JsonTokenType.StartObject);

    /// <summary>Whether the value is an array that can be walked with <see cref="NextItem"/>; other values are passed over.</summary>
    public bool EnterArray() => Enter(JsonTokenType.StartArray);

    public bool NextProperty() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    public bool NextItem() => _json.Read() && _json.TokenType != JsonTokenType.EndArray;

    /// <summary>Whether the property bears the name; if so, the reader moves to its value.</summary>
    public bool At(ReadOnlySpan<byte> name) => ValueTextEquals(name) && _json.Read();

    /// <summary>The property's name, for maps whose keys nobody knows beforehand.</summary>
    public readonly string Key() => _pool.Intern(_json);

    /// <summary>A text that many objects share, such as a kind or an image; empty when the value is none.</summary>
    public string Text()
    {
        if (_json.TokenType == JsonTokenType.String)
        {
            return _pool.Intern(_json);
        }

        _json.Skip();
        return "";
    }

    /// <summary>A text that no other object has, such as a uid; empty when the value is none.</summary>
    public string OwnText()
    {
        if (_json.TokenType == JsonTokenType.String)
        {
            return _json.GetString()!;
        }

        _json.Skip();
        return "";
    }

    /// <summary>A text that people will be shown, such as an image: without control characters, at most 300 characters.</summary>
    public string PrintableText() => Printable.From(Text());

    /// <summary>What somebody said in words.</summary>
    public UntrustedText Message() => UntrustedText.From(OwnText());

    /// <summary>The texts of an array.</summary>
    public IReadOnlyList<string> Texts()
    {
        if (!EnterArray())
        {
            return [];
        }

        var texts = new List<string>(2);
        while (NextItem())
        {
            texts.Add(Text());
        }

        return texts;
    }

    /// <summary>The whole number, or null when the value is none.</summary>
    public int? Integer()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out var number))
        {
            return number;
        }

        _json.Skip();
        return null;
    }

    /// <summary>The whole number, or null when the value is none.</summary>
    public long? Long()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var number))
        {
            return number;
        }

        _json.Skip();
        return null;
    }

    public bool Flag()
    {
        _json.Skip();
        return _json.TokenType == JsonTokenType.True;
    }

    public DateTimeOffset? Time()
    {
        if (_json.TokenType != JsonTokenType.String)
        {
            _json.Skip();
            return null;
        }

        return _json.TryGetDateTimeOffset(out var time) ? time : DescribedTime.Parse(_json.ValueSpan);
    }

    /// <summary>Notes that an object of the API begins here.</summary>
    public void BeginObject() => _object = (int)_json.TokenStartIndex;

    /// <summary>The whole object that is being read, from its beginning, while the reader stays where it is.</summary>
    public readonly JsonDocument ParseObject()
    {
        var json = new Utf8JsonReader(_utf8[_object..]);
        return JsonDocument.ParseValue(ref json);
    }

    private bool Enter(JsonTokenType start)
    {
        if (_json.TokenType == start)
        {
            return true;
        }

        _json.Skip();
        return false;
    }
}
