using System.Text.Json;

namespace Autoheal.Kubernetes.Execution;

/// <summary>A template into which something was taken over from an earlier one, and the names of what was.</summary>
internal readonly record struct RestoredTemplate(JsonElement Template, IReadOnlyList<string> Parts);
