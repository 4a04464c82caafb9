using Autoheal.Architecture.Tests.Compiled;
using Autoheal.Kubernetes.Model;
using Autoheal.Reasoning;

namespace Autoheal.Diagnosis;

/// <summary>The rules whose compiled code looks at Events, by whatever helper: no rule has to say so of itself.</summary>
internal static class EventReaders
{
    private const string Evaluate = "Evaluate";
    private static readonly string[] s_doors = ["EventsAbout", "get_Events", "get_Refusals"];

    /// <summary>Those of the rules that do.</summary>
    public static IEnumerable<IDiagnosticRule> Among(IEnumerable<IDiagnosticRule> rules)
    {
        var uses = Read();
        return [.. rules.Where(rule => Reaches(uses, rule.GetType().FullName!))];
    }

    private static Dictionary<(string Type, string Method), HashSet<(string Type, string Method)>> Read()
    {
        var uses = new Dictionary<(string, string), HashSet<(string, string)>>();
        using var assembly = new AssemblyUses(typeof(ClusterModel).Assembly.Location);
        foreach (var use in assembly.Read(name => name.StartsWith("Autoheal.Kubernetes", StringComparison.Ordinal)))
        {
            if (use.Member is { } member && use.UsedType.StartsWith("Autoheal.Kubernetes", StringComparison.Ordinal) && use.Method.Split("::") is [var type, var method])
            {
                var from = Written(type, method);
                (uses.TryGetValue(from, out var known) ? known : uses[from] = []).Add(Written(use.UsedType, member));
            }
        }

        return uses;
    }

    private static bool Reaches(Dictionary<(string Type, string Method), HashSet<(string Type, string Method)>> uses, string rule)
    {
        var (known, open) = (new HashSet<(string, string)>(), new Stack<(string Type, string Method)>([(rule, Evaluate)]));
        while (open.TryPop(out var next))
        {
            if (next.Type == typeof(ClusterModel).FullName)
            {
                if (s_doors.Contains(next.Method))
                {
                    return true;
                }

                continue;
            }

            foreach (var used in uses.GetValueOrDefault(next) ?? [])
            {
                if (known.Add(used))
                {
                    open.Push(used);
                }
            }
        }

        return false;
    }

    // Closures and iterators belong to the method that they were written in: <Evaluate>b__0, <Evaluate>d__5::MoveNext.
    private static (string Type, string Method) Written(string type, string method)
    {
        var parts = type.Split('+');
        var written = parts.Where(part => !part.StartsWith('<'));
        var name = parts.Append(method).FirstOrDefault(part => part.StartsWith('<') && part.IndexOf('>', StringComparison.Ordinal) > 1) ?? method;
        return (string.Join('+', written), name.StartsWith('<') ? name[1..name.IndexOf('>', StringComparison.Ordinal)] : name);
    }
}
