using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Autoheal.Reasoning.Logs;

/// <summary>Reads lines and cuts what exceeds a length, so that a file without line ends cannot fill the memory.</summary>
internal sealed class LineReader(TextReader reader, int longest)
{
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _rest = new();
    private int _start;
    private int _end;
    private bool _isDone;

    public bool TryRead([NotNullWhen(true)] out string? line)
    {
        var dropped = false;
        while (true)
        {
            var window = _buffer.AsSpan(_start, _end - _start);
            var feed = window.IndexOf('\n');
            if (feed >= 0)
            {
                line = Complete(window[..feed], dropped);
                _start += feed + 1;
                return true;
            }

            dropped |= Keep(window);
            _start = 0;
            _end = _isDone ? 0 : reader.Read(_buffer, 0, _buffer.Length);
            if (_end == 0)
            {
                _isDone = true;
                line = _rest.Length > 0 ? Complete(default, dropped) : null;
                return line is not null;
            }
        }
    }

    private bool Keep(ReadOnlySpan<char> part)
    {
        var room = Math.Max(0, longest - _rest.Length);
        _rest.Append(part[..Math.Min(room, part.Length)]);
        return part.Length > room;
    }

    private string Complete(ReadOnlySpan<char> tail, bool isCut)
    {
        if (_rest.Length == 0)
        {
            return tail[..Math.Min(tail.Length, longest)].TrimEnd('\r').ToString();
        }

        if (!isCut)
        {
            Keep(tail);
        }

        var line = _rest.ToString().TrimEnd('\r');
        _rest.Clear();
        return line;
    }
}
