namespace Autoheal.Simulation.Applications;

internal sealed class GoVoice : RuntimeVoice
{
    public override string Listening(string app, int port) => $"level=INFO msg=\"{app} listening\" addr=:{port}";

    public override IReadOnlyList<string> MissingVariable(string app, string variable) =>
        [$"level=ERROR msg=\"load config\" service={app} err=\"{variable} unset\"", $"fatal: {app}: {variable} unset"];

    public override IReadOnlyList<string> UnsupportedValue(string app, string variable, string value, string supported) =>
    [
        $"level=ERROR msg=\"load config\" service={app} err=\"{variable}={value} not supported\" supported=\"{supported}\"",
        $"fatal: {app}: {variable}={value} is not supported by this build (supported: {supported})",
    ];

    public override string Request(int number)
    {
        var (path, milliseconds) = Work(number);
        return $"level=INFO msg=request method=GET path={path} status=200 duration={milliseconds}ms";
    }
}
