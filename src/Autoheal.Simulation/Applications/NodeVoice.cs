namespace Autoheal.Simulation.Applications;

internal sealed class NodeVoice : RuntimeVoice
{
    public override string Listening(string app, int port) => $"[{app}] server listening on :{port}";

    public override IReadOnlyList<string> MissingVariable(string app, string variable) => Fail(app, $"{variable} unset: required environment variable is missing");

    public override IReadOnlyList<string> UnsupportedValue(string app, string variable, string value, string supported) =>
        Fail(app, $"{variable}={value} is not supported by this build (supported: {supported})");

    public override string Request(int number)
    {
        var (path, milliseconds) = Work(number);
        return $"GET {path} 200 {milliseconds}ms";
    }

    private static string[] Fail(string app, string message) =>
    [
        "/app/src/config.js:27",
        "    throw new ConfigError(message);",
        "    ^",
        "",
        $"ConfigError: {message}",
        "    at readConfig (/app/src/config.js:27:11)",
        $"    at start (/app/src/{app}.js:12:18)",
        "",
        "Node.js v22.11.0",
    ];
}
