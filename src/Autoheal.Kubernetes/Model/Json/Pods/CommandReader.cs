namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads <c>command</c> and <c>args</c>: the program's path, how many words there are, and which env variables a script
/// among them reads; of init containers the hosts they wait for, too. Words hold secrets, so they are otherwise only digested.</summary>
internal static class CommandReader
{
    private const int LongestProgram = 128;

    public static void Read(ref JsonCursor json, ContainerDraft draft)
    {
        draft.CommandDigest ^= JsonDigest.Peek(json);
        var isCommand = json.ValueTextEquals("command"u8);
        json.Read();
        if (!json.EnterArray())
        {
            return;
        }

        var first = isCommand;
        while (json.NextItem())
        {
            draft.Program = first && LooksLikeProgram(json.ValueSpan) ? json.Text() : draft.Program;
            first = false;
            draft.CommandWords++;
            if (ScriptText.MayRead(json.ValueSpan))
            {
                draft.ScriptVariables = ScriptText.Variables(json.OwnText(), draft.ScriptVariables);
            }

            draft.Words?.Append(draft.Words.Length == 0 ? "" : " ").Append(json.OwnText());
            json.Skip();
        }
    }

    private static bool LooksLikeProgram(ReadOnlySpan<byte> word)
    {
        if (word.Length is 0 or > LongestProgram)
        {
            return false;
        }

        foreach (var b in word)
        {
            if (!char.IsAsciiLetterOrDigit((char)b) && b is not ((byte)'/' or (byte)'.' or (byte)'_' or (byte)'-' or (byte)'+'))
            {
                return false;
            }
        }

        return true;
    }
}
