using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Calls;

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

    public override IReadOnlyList<string> Trouble(string app, DependencyTrouble trouble, string trace) =>
    [
        $"level=ERROR msg=\"request failed\" service={app} trace_id={trace} err=\"{Error(trouble).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
    ];

    public override string Defect(string app, string trace) =>
        $"level=ERROR msg=\"request failed\" service={app} trace_id={trace} err=\"runtime error: index out of range [3] with length 3\" path=/v1/cart caller=pricing/parallel.go:88";

    private static string Error(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.UnknownHost => $"dial tcp: lookup {trouble.Host} on 10.96.0.10:53: no such host",
        TroubleKind.NameServerFailed => $"dial tcp: lookup {trouble.Host} on 10.96.0.10:53: server misbehaving",
        TroubleKind.NameServerSilent => $"dial tcp: lookup {trouble.Host} on 10.96.0.10:53: read udp {trouble.ClientAddress}:43817->10.96.0.10:53: i/o timeout",
        TroubleKind.Refused => $"dial tcp {trouble.Address}:{trouble.Port}: connect: connection refused ({trouble.Host})",
        TroubleKind.TimedOut => $"dial tcp {trouble.Address}:{trouble.Port}: i/o timeout ({trouble.Host})",
        TroubleKind.CertificateExpired => $"Get \"https://{trouble.Host}/v1\": tls: failed to verify certificate: x509: certificate has expired or is not yet valid",
        TroubleKind.UnknownAuthority => $"Get \"https://{trouble.Host}/v1\": tls: failed to verify certificate: x509: certificate signed by unknown authority",
        TroubleKind.WrongProtocol => $"{trouble.Host}:{trouble.Port}: unexpected EOF",
        TroubleKind.PoolExhausted => "failed to acquire connection: context deadline exceeded (pool: max=10 acquired=10 idle=0)",
        TroubleKind.UpstreamError => $"GET http://{trouble.Host}:{trouble.Port}/v1: unexpected status 503 Service Unavailable",
        TroubleKind.UpstreamSlow => $"Get \"http://{trouble.Host}:{trouble.Port}/v1\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
        TroubleKind.UpstreamNotFound => $"GET http://{trouble.Host}:{trouble.Port}/v1: unexpected status 404 Not Found",
        TroubleKind.PoisonRecord => $"handle message {trouble.Detail}: unexpected end of JSON input: requeued",
        _ => Wrap(trouble),
    };

    private static string Wrap(DependencyTrouble trouble)
    {
        var answer = BackendWords.Answer(trouble) ?? "unexpected answer";
        return trouble.Kind switch
        {
            BackendKind.PostgreSql => $"pq: {answer.Split(": ", 2)[^1]}",
            BackendKind.MySql => $"Error: {answer}",
            BackendKind.Broker => IsLogin(trouble) ? $"Exception (403) Reason: \"{answer}\"" : answer,
            _ => answer,
        };
    }
}
