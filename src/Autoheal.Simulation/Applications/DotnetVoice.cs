namespace Autoheal.Simulation.Applications;

internal sealed class DotnetVoice : RuntimeVoice
{
    public override string Listening(string app, int port) => $"info: {app}[14] Now listening on: http://[::]:{port}";

    public override IReadOnlyList<string> MissingVariable(string app, string variable) => Fail(app, $"Configuration value '{variable}' is missing.");

    public override IReadOnlyList<string> UnsupportedValue(string app, string variable, string value, string supported) =>
        Fail(app, $"{variable}={value} is not supported by this build (supported: {supported}).");

    public override string Request(int number)
    {
        var (path, milliseconds) = Work(number);
        return $"info: {milliseconds} ms GET {path} => 200";
    }

    private static string[] Fail(string app, string message) =>
    [
        $"crit: {app}[6] Application startup exception",
        $"Unhandled exception. System.InvalidOperationException: {message}",
        "   at Shop.Startup.Settings.Validate() in /src/Startup/Settings.cs:line 41",
        "   at Program.<Main>$(String[] args) in /src/Program.cs:line 9",
    ];
}
