namespace Autoheal.Cli.Output;

/// <summary>Prints a transcript: the words that decide stand out on a terminal.</summary>
internal static class TranscriptText
{
    public static void Print(string transcript, CommandOutput output)
    {
        foreach (var line in transcript.TrimEnd('\n').Split('\n'))
        {
            output.Line(line, ToneOf(line));
        }
    }

    private static Tone ToneOf(string line) => line.Split(' ', 2)[0] switch
    {
        "ASK" or "LOOK" => Tone.Waiting,
        "VOID" or "REFUSE" or "REJECT" or "ESCALATE" or "UNDO" => Tone.Bad,
        "VERIFY" => line.Contains("→ healed", StringComparison.Ordinal) ? Tone.Good : Tone.Plain,
        "END" => Tone.Heading,
        { } first => first.StartsWith("INC-", StringComparison.Ordinal) ? Tone.Heading : Tone.Plain,
    };
}
