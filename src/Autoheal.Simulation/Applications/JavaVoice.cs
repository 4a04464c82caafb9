namespace Autoheal.Simulation.Applications;

internal sealed class JavaVoice : RuntimeVoice
{
    public override string Listening(string app, int port) => $"INFO  [main] {app}: started, listening on port {port}";

    public override IReadOnlyList<string> MissingVariable(string app, string variable) => Fail(app, $"required environment variable {variable} is not set");

    public override IReadOnlyList<string> UnsupportedValue(string app, string variable, string value, string supported) =>
        Fail(app, $"{variable}={value} is not supported by this build (supported: {supported})");

    public override string Request(int number)
    {
        var (path, milliseconds) = Work(number);
        return $"INFO  [worker-{number % 8}] access: GET {path} status=200 took={milliseconds}ms";
    }

    private static string[] Fail(string app, string message) =>
    [
        $"ERROR [main] {app}: startup failed",
        $"Exception in thread \"main\" java.lang.IllegalStateException: {message}",
        "\tat com.example.shop.Configuration.require(Configuration.java:48)",
        "\tat com.example.shop.Application.main(Application.java:22)",
    ];
}
