using System.Text.Json.Nodes;

namespace Autoheal.Reasoning.Logs;

/// <summary>A part of a query: from one value to any number of values. Null is JSON's null.</summary>
internal delegate IEnumerable<JsonNode?> QueryStep(JsonNode? input);
