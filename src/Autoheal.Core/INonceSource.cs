namespace Autoheal;

/// <summary>Draws values that nobody can guess. Replaced by a seeded source when a run must be replayed. Thread-safe.</summary>
public interface INonceSource
{
    /// <summary>128 random bits as 32 lower-case hex digits.</summary>
    string Next();
}
