using System.Text.RegularExpressions;
using Autoheal.Kubernetes.Model;

namespace Autoheal.Kubernetes.Reasoning.Workloads;

/// <summary>Takes out of a condition's message what it points at: quoted names and numbers of versions, in a strict shape. The words around them stay behind.</summary>
internal static partial class MessageNames
{
    private const int MostNames = 3;

    /// <summary>The names, each once, joined by commas; without that of the object itself.</summary>
    public static string Of(UntrustedText message, string own)
    {
        var names = new List<string>(MostNames);
        for (var match = message.Match(Named()); match.Success && names.Count < MostNames; match = match.NextMatch())
        {
            var name = match.Groups["name"].Value;
            if (name != own && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return string.Join(", ", names);
    }

    [GeneratedRegex(
        @"(?<quote>[""'`])(?<name>[A-Za-z0-9][A-Za-z0-9._/:-]{1,62})\k<quote>|(?<![\w.:/-])v?(?<name>(?>\d{1,4}\.\d{1,4}(?:\.\d{1,6}(?:-[a-z0-9]{1,12})?)?))(?!\.?[\w:/-])",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
