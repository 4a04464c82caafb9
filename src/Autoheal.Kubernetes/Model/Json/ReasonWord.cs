namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Keeps reasons to what reasons are: one CamelCase word. Anything else is text that somebody put in a reason's place.</summary>
internal static class ReasonWord
{
    public static string From(string text)
    {
        if (text.Length > 64)
        {
            return "";
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return "";
            }
        }

        return text;
    }
}
