using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Calls;

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

    public override IReadOnlyList<string> Trouble(string app, DependencyTrouble trouble, string trace) =>
    [
        $"ERROR [worker-3] {app}: request failed trace_id={trace}: {Exception(trouble)}",
    ];

    public override string Defect(string app, string trace) =>
        $"ERROR [worker-5] {app}: request failed trace_id={trace}: java.lang.NullPointerException: Cannot invoke \"java.math.BigDecimal.add(java.math.BigDecimal)\" because \"price\" is null";

    private static string Exception(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.UnknownHost => $"java.net.UnknownHostException: {trouble.Host}: Name or service not known",
        TroubleKind.NameServerFailed or TroubleKind.NameServerSilent => $"java.net.UnknownHostException: {trouble.Host}: Temporary failure in name resolution",
        TroubleKind.Refused => $"java.net.ConnectException: Connection refused (connecting to {trouble.Host}:{trouble.Port})",
        TroubleKind.TimedOut => $"java.net.SocketTimeoutException: Connect timed out (connecting to {trouble.Host}:{trouble.Port})",
        TroubleKind.CertificateExpired => $"javax.net.ssl.SSLHandshakeException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed ({trouble.Host})",
        TroubleKind.UnknownAuthority => $"javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target ({trouble.Host})",
        TroubleKind.WrongProtocol => $"java.io.IOException: unexpected end of stream on {trouble.Host}:{trouble.Port}",
        TroubleKind.PoolExhausted => "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms (total=10, active=10, idle=0, waiting=37)",
        TroubleKind.UpstreamError => $"feign.FeignException$ServiceUnavailable: [503 Service Unavailable] during [GET] to [http://{trouble.Host}:{trouble.Port}/v1]",
        TroubleKind.UpstreamSlow => $"feign.RetryableException: Read timed out executing GET http://{trouble.Host}:{trouble.Port}/v1",
        TroubleKind.UpstreamNotFound => $"feign.FeignException$NotFound: [404 Not Found] during [GET] to [http://{trouble.Host}:{trouble.Port}/v1]",
        TroubleKind.PoisonRecord => $"org.springframework.amqp.rabbit.support.ListenerExecutionFailedException: Listener threw exception for message {trouble.Detail}: com.fasterxml.jackson.core.io.JsonEOFException: Unexpected end-of-input",
        _ => Wrap(trouble),
    };

    private static string Wrap(DependencyTrouble trouble)
    {
        var answer = BackendWords.Answer(trouble) ?? "unexpected answer";
        return trouble.Kind switch
        {
            BackendKind.PostgreSql => $"org.postgresql.util.PSQLException: {answer}",
            BackendKind.MySql => $"java.sql.SQLException: {answer}",
            BackendKind.Redis => $"redis.clients.jedis.exceptions.JedisDataException: {answer}",
            _ => $"com.rabbitmq.client.{(IsLogin(trouble) ? "AuthenticationFailureException" : "ShutdownSignalException")}: {answer}",
        };
    }

    private static string[] Fail(string app, string message) =>
    [
        $"ERROR [main] {app}: startup failed",
        $"Exception in thread \"main\" java.lang.IllegalStateException: {message}",
        "\tat com.example.shop.Configuration.require(Configuration.java:48)",
        "\tat com.example.shop.Application.main(Application.java:22)",
    ];
}
