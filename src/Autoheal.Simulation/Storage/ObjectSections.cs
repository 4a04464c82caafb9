using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Storage;

/// <summary>An object as its top-level fields, without kind and apiVersion, in the order of the wire. Immutable once an object is stored.</summary>
internal sealed class ObjectSections
{
    public const string Metadata = "metadata";
    public const string Status = "status";

    private readonly List<ObjectSection> _sections;

    private ObjectSections(List<ObjectSection> sections) => _sections = sections;

    public ObjectSection? this[string name]
    {
        get
        {
            foreach (var section in _sections)
            {
                if (section.Name == name)
                    return section;
            }

            return null;
        }
    }

    /// <summary>Serialises an object, using sections of an older version again where nothing changed.</summary>
    public static ObjectSections Of(JsonObject json, ObjectSections? before)
    {
        var sections = new List<ObjectSection>(json.Count);
        foreach (var (name, value) in json)
        {
            if (name is not ("kind" or "apiVersion"))
                sections.Insert(PlaceOf(name, sections), ObjectSection.Of(name, value, before?[name]));
        }

        return new(sections);
    }

    public ObjectSections Copy() => new([.. _sections]);

    /// <summary>Replaces, adds or, with null, removes a section.</summary>
    public void Put(string name, ObjectSection? section)
    {
        var index = _sections.FindIndex(present => present.Name == name);
        if (section is null)
        {
            if (index >= 0)
                _sections.RemoveAt(index);
        }
        else if (index >= 0)
        {
            _sections[index] = section;
        }
        else
        {
            _sections.Add(section);
        }
    }

    /// <summary>The fields in which this version differs from an older one; all fields when there is none.</summary>
    public List<FieldChange> ChangesSince(ObjectSections? before)
    {
        var changes = new List<FieldChange>();
        foreach (var section in _sections)
        {
            var old = before?[section.Name];
            if (!ReferenceEquals(section, old))
                section.CompareWith(old, changes);
        }

        if (before is null)
            return changes;
        foreach (var old in before._sections)
        {
            if (this[old.Name] is null)
                old.ReportRemoved(changes);
        }

        return changes;
    }

    /// <summary>A tree of the whole object that shares nothing with any other.</summary>
    public JsonObject CreateTree(ObjectKind kind)
    {
        var tree = new JsonObject { ["kind"] = kind.Kind, ["apiVersion"] = kind.ApiVersion };
        foreach (var section in _sections)
            tree.Add(section.Name, section.CreateNode());
        return tree;
    }

    /// <summary>The whole object as it goes over the wire.</summary>
    public byte[] Join(ObjectKind kind)
    {
        var size = kind.Header.Length;
        var names = new JsonEncodedText[_sections.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = JsonEncodedText.Encode(_sections[i].Name, WireJson.Options.Encoder);
            size += names[i].EncodedUtf8Bytes.Length + _sections[i].Utf8.Length + ",\"\":".Length;
        }

        // The header ends in a comma, which the first section therefore does not need; the closing brace takes its place.
        var joined = new byte[size];
        kind.Header.CopyTo(joined, 0);
        var rest = joined.AsSpan(kind.Header.Length);
        for (var i = 0; i < names.Length; i++)
        {
            if (i > 0)
                rest = Append(rest, ","u8);
            rest = Append(rest, "\""u8);
            rest = Append(rest, names[i].EncodedUtf8Bytes);
            rest = Append(rest, "\":"u8);
            rest = Append(rest, _sections[i].Utf8);
        }

        Append(rest, "}"u8);
        return joined;
    }

    /// <summary>Metadata comes first and the status last, whatever order a client uses.</summary>
    private static int PlaceOf(string name, List<ObjectSection> sections) => name switch
    {
        Metadata => 0,
        not Status when sections.Count > 0 && sections[^1].Name == Status => sections.Count - 1,
        _ => sections.Count,
    };

    private static Span<byte> Append(Span<byte> target, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target);
        return target[bytes.Length..];
    }
}
