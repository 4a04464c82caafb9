using System.Text.Json.Nodes;
using Autoheal.Simulation.Api.Forms;
using Autoheal.Simulation.Api.Tables;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Routing;

/// <summary>One resource at one API version: a stored kind, possibly converted on its way out.</summary>
internal sealed class ServedResource
{
    public required ObjectKind Kind { get; init; }

    /// <summary>The group it is served in; the stored kind's unless another group shows the same objects.</summary>
    public string Group { get => field ?? Kind.Group; init; }

    /// <summary>The version it is served at; differs from the stored kind's when <see cref="Convert"/> is set.</summary>
    public required string Version { get; init; }

    /// <summary>Makes the served form from the stored one; null when they are the same.</summary>
    public Func<StoredObject, JsonObject>? Convert { get; init; }

    /// <summary>Makes the stored form from the served one, in place, keeping from the present object what the served form cannot say; null when they are the same.</summary>
    public Action<JsonObject, StoredObject?>? ConvertBack { get; init; }

    /// <summary>The form of an ordinary answer.</summary>
    public ObjectForm Form => field ??= Convert is null ? new PlainForm(Kind) : new ConvertedForm(Kind.Kind, ApiVersion, Convert);

    /// <summary>The clock by which tables show ages.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>The table's columns, when a definition names them; null for those of the kind.</summary>
    public TableDefinition? Columns { get; init; }

    /// <summary>The form of an answer to a client that wants a table.</summary>
    /// <param name="includeObject">What each row carries beside its cells: <c>None</c>, <c>Metadata</c> (the default) or <c>Object</c>.</param>
    public ObjectForm TableForm(string? includeObject) => new TableForm(Columns ?? TableColumns.Of(Kind), Clock, includeObject switch
    {
        "None" => null,
        "Object" => Form,
        _ => MetadataForm,
    });

    /// <summary>The form of an answer to a client that wants metadata only.</summary>
    public ObjectForm MetadataForm => field ??= ConvertedForm.MetadataOnly();

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>A kind at an older version that has the same fields.</summary>
    public static ServedResource AlsoAt(ObjectKind kind, string version, TimeProvider clock, TableDefinition? columns = null)
    {
        var apiVersion = $"{kind.Group}/{version}";
        return new() { Kind = kind, Version = version, Clock = clock, Columns = columns, Convert = Rename, ConvertBack = static (_, _) => { } };

        JsonObject Rename(StoredObject stored)
        {
            var renamed = stored.Clone();
            renamed["apiVersion"] = apiVersion;
            return renamed;
        }
    }
}
