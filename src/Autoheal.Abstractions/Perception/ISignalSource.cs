namespace Autoheal.Perception;

/// <summary>Parses one sender's format. Pure and thread-safe; it is called only with bytes whose sender has been authenticated.</summary>
public interface ISignalSource
{
    /// <summary>Gets the name, unique among sources; the last segment of the webhook's path.</summary>
    string Name { get; }

    /// <summary>Parses a signal; malformed input is a result, not an exception.</summary>
    SignalParseResult Parse(Signal signal);
}
