namespace Autoheal.Cli.Output;

/// <summary>
/// Says on standard error what is being waited for: at once where a person watches, else only when it takes longer than a moment, so that whatever
/// fails quickly is one line.
/// </summary>
internal sealed class Progress : IAsyncDisposable
{
    private readonly ITimer _timer;

    private Progress(ToolEnvironment environment, CommandOutput output, string text) => _timer = environment.Clock.CreateTimer(
        _ => output.Note(text), null, environment.ErrorIsTerminal ? TimeSpan.Zero : environment.Silence, Timeout.InfiniteTimeSpan);

    public static Progress Say(ToolEnvironment environment, CommandOutput output, string text) => new(environment, output, text);

    public ValueTask DisposeAsync() => _timer.DisposeAsync();
}
