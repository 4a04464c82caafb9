using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Calls;

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

    public override IReadOnlyList<string> Trouble(string app, DependencyTrouble trouble, string trace) =>
    [
        $"ERROR:    {app} request failed trace_id={trace}: {Error(trouble)}",
    ];

    public override string Defect(string app, string trace) =>
        $"ERROR:    {app} request failed trace_id={trace}: IndexError: list index out of range";

    private static string Error(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.UnknownHost => $"socket.gaierror: [Errno -2] Name or service not known: '{trouble.Host}'",
        TroubleKind.NameServerFailed or TroubleKind.NameServerSilent => $"socket.gaierror: [Errno -3] Temporary failure in name resolution: '{trouble.Host}'",
        TroubleKind.Refused => $"ConnectionRefusedError: [Errno 111] Connect call failed ('{trouble.Host}', {trouble.Port})",
        TroubleKind.TimedOut => $"TimeoutError: [Errno 110] Connect call failed ('{trouble.Host}', {trouble.Port})",
        TroubleKind.CertificateExpired => $"ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1000) host={trouble.Host}",
        TroubleKind.UnknownAuthority => $"ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1000) host={trouble.Host}",
        TroubleKind.WrongProtocol => $"http.client.RemoteDisconnected: Remote end closed connection without response ({trouble.Host}:{trouble.Port})",
        TroubleKind.PoolExhausted => "sqlalchemy.exc.TimeoutError: QueuePool limit of size 10 overflow 0 reached, connection timed out, timeout 30.00",
        TroubleKind.UpstreamError => $"httpx.HTTPStatusError: Server error '503 Service Unavailable' for url 'http://{trouble.Host}:{trouble.Port}/v1'",
        TroubleKind.UpstreamSlow => $"httpx.ReadTimeout: timed out reading from http://{trouble.Host}:{trouble.Port}/v1",
        TroubleKind.UpstreamNotFound => $"httpx.HTTPStatusError: Client error '404 Not Found' for url 'http://{trouble.Host}:{trouble.Port}/v1'",
        TroubleKind.PoisonRecord => $"json.decoder.JSONDecodeError: Expecting value: line 1 column 58 (char 57) in message {trouble.Detail}, requeued",
        _ => Wrap(trouble),
    };

    private static string Wrap(DependencyTrouble trouble)
    {
        var answer = BackendWords.Answer(trouble) ?? "unexpected answer";
        return trouble.Kind switch
        {
            BackendKind.PostgreSql => $"psycopg.OperationalError: connection failed: {answer}",
            BackendKind.MySql => $"pymysql.err.OperationalError: \"{answer}\"",
            BackendKind.Redis => $"redis.exceptions.ResponseError: {answer}",
            _ => $"pika.exceptions.{(IsLogin(trouble) ? "ProbableAuthenticationError" : "ConnectionBlockedTimeout")}: {answer}",
        };
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
