using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Calls;

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

    public override IReadOnlyList<string> Trouble(string app, DependencyTrouble trouble, string trace) =>
    [
        $"[{app}] request failed trace_id={trace} {Error(trouble)}",
    ];

    public override string Defect(string app, string trace) =>
        $"[{app}] request failed trace_id={trace} TypeError: Cannot read properties of undefined (reading 'total')";

    private static string Error(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.UnknownHost => $"Error: getaddrinfo ENOTFOUND {trouble.Host}",
        TroubleKind.NameServerFailed or TroubleKind.NameServerSilent => $"Error: getaddrinfo EAI_AGAIN {trouble.Host}",
        TroubleKind.Refused => $"Error: connect ECONNREFUSED {trouble.Address}:{trouble.Port} ({trouble.Host})",
        TroubleKind.TimedOut => $"Error: connect ETIMEDOUT {trouble.Address}:{trouble.Port} ({trouble.Host})",
        TroubleKind.CertificateExpired => $"Error: certificate has expired code=CERT_HAS_EXPIRED host={trouble.Host}",
        TroubleKind.UnknownAuthority => $"Error: unable to verify the first certificate code=UNABLE_TO_VERIFY_LEAF_SIGNATURE host={trouble.Host}",
        TroubleKind.WrongProtocol => $"Error: socket hang up code=ECONNRESET {trouble.Host}:{trouble.Port}",
        TroubleKind.PoolExhausted => "Error: timeout exceeded when trying to connect (pool size 10, waiting 41)",
        TroubleKind.UpstreamError => $"AxiosError: Request failed with status code 503 url=http://{trouble.Host}:{trouble.Port}/v1",
        TroubleKind.UpstreamSlow => $"AxiosError: timeout of 3000ms exceeded url=http://{trouble.Host}:{trouble.Port}/v1",
        TroubleKind.UpstreamNotFound => $"AxiosError: Request failed with status code 404 url=http://{trouble.Host}:{trouble.Port}/v1",
        TroubleKind.PoisonRecord => $"SyntaxError: Unexpected end of JSON input in message {trouble.Detail}, requeued",
        _ => Wrap(trouble),
    };

    private static string Wrap(DependencyTrouble trouble)
    {
        var answer = BackendWords.Answer(trouble) ?? "unexpected answer";
        return trouble.Kind switch
        {
            BackendKind.PostgreSql => $"error: {answer.Split(": ", 2)[^1]}",
            BackendKind.Redis => $"ReplyError: {answer}",
            _ => $"Error: {answer}",
        };
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
