namespace Autoheal.Simulation.Applications;

internal sealed class PythonVoice : RuntimeVoice
{
    public override string Listening(string app, int port) => $"INFO:     {app} running on http://0.0.0.0:{port} (Press CTRL+C to quit)";

    public override IReadOnlyList<string> MissingVariable(string app, string variable) =>
        Fail(app, $"    {variable.ToLowerInvariant()} = os.environ[\"{variable}\"]", $"KeyError: '{variable}'");

    public override IReadOnlyList<string> UnsupportedValue(string app, string variable, string value, string supported) =>
        Fail(app, "    check_compatibility(settings)", $"RuntimeError: {variable}={value} is not supported by this build (supported: {supported})");

    public override string Request(int number)
    {
        var (path, _) = Work(number);
        return $"INFO:     10.244.0.{1 + (number % 9)}:{40000 + number} - \"GET {path} HTTP/1.1\" 200 OK";
    }

    private static string[] Fail(string app, string line, string error) =>
    [
        "Traceback (most recent call last):",
        "  File \"/app/main.py\", line 31, in <module>",
        $"    app = create_app(\"{app}\")",
        "  File \"/app/settings.py\", line 14, in load",
        line,
        error,
    ];
}
