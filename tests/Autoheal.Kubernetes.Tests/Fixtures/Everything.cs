using System.Collections;
using System.Reflection;
using System.Text;

namespace Autoheal.Kubernetes.Tests.Fixtures;

/// <summary>Prints everything that can be reached from an object, private fields included.</summary>
internal static class Everything
{
    public static string Print(object root)
    {
        var text = new StringBuilder();
        Visit(root, text, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return text.ToString();
    }

    private static void Visit(object? value, StringBuilder text, HashSet<object> seen)
    {
        if (value is null)
        {
            return;
        }

        if (value is string or DateTimeOffset || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            text.Append(value).AppendLine();
            return;
        }

        if (value is Type or Delegate || (!value.GetType().IsValueType && !seen.Add(value)))
        {
            return;
        }

        text.Append(value).AppendLine();
        if (value.GetType() is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            Visit(pair.GetProperty("Key")!.GetValue(value), text, seen);
            Visit(pair.GetProperty("Value")!.GetValue(value), text, seen);
        }

        foreach (var item in value is IEnumerable items ? items : Array.Empty<object>())
        {
            Visit(item, text, seen);
        }

        for (var type = value.GetType(); type is not null && type.Assembly != typeof(object).Assembly; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Visit(field.GetValue(value), text, seen);
            }
        }
    }
}
