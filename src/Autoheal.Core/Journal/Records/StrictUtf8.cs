using System.Text;

namespace Autoheal.Journal;

/// <summary>UTF-8 that refuses what it cannot carry: a lone surrogate replaced on the way to disk would come back as another text.</summary>
internal static class StrictUtf8
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The number of UTF-8 bytes; 0 for null.</summary>
    /// <exception cref="ArgumentException">The text is not valid Unicode.</exception>
    public static int ByteCount(string? text) => text is null ? 0 : Encoding.GetByteCount(text);
}
