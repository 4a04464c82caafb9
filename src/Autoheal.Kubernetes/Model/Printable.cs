namespace Autoheal.Kubernetes.Model;

/// <summary>
/// Makes declared texts fit to be shown: the API server does not check the characters of an image or of a reference, and what an author wrote
/// there must not break out of the line that quotes it.
/// </summary>
internal static class Printable
{
    private const int Longest = 300;

    public static string From(string text)
    {
        var clean = text.Length <= Longest ? text : text[..Longest];
        foreach (var c in clean)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                return string.Create(clean.Length, clean, static (target, source) =>
                {
                    for (var i = 0; i < target.Length; i++)
                    {
                        target[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? '\uFFFD' : source[i];
                    }
                });
            }
        }

        return clean;
    }
}
