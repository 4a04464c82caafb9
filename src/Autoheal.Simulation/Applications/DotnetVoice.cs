using Autoheal.Simulation.Applications.Backends;
using Autoheal.Simulation.Applications.Calls;

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

    public override IReadOnlyList<string> Trouble(string app, DependencyTrouble trouble, string trace) =>
    [
        $"fail: {app}[0] An unhandled exception has occurred while executing the request. TraceId:{trace} {Exception(trouble)}",
    ];

    public override string Defect(string app, string trace) =>
        $"fail: {app}[0] An unhandled exception has occurred while executing the request. TraceId:{trace} System.NullReferenceException: Object reference not set to an instance of an object. at Shop.Pricing.ParallelPricing.Sum()";

    private static string Exception(DependencyTrouble trouble) => trouble.What switch
    {
        TroubleKind.UnknownHost => $"System.Net.Http.HttpRequestException: Name or service not known ({trouble.Host}:{trouble.Port}) ---> System.Net.Sockets.SocketException (0xFFFDFFFF): Name or service not known",
        TroubleKind.NameServerFailed or TroubleKind.NameServerSilent => $"System.Net.Http.HttpRequestException: Resource temporarily unavailable ({trouble.Host}:{trouble.Port}) ---> System.Net.Sockets.SocketException (11): Resource temporarily unavailable",
        TroubleKind.Refused => $"System.Net.Http.HttpRequestException: Connection refused ({trouble.Host}:{trouble.Port}) ---> System.Net.Sockets.SocketException (111): Connection refused",
        TroubleKind.TimedOut => $"System.Net.Http.HttpRequestException: Connection timed out ({trouble.Host}:{trouble.Port}) ---> System.Net.Sockets.SocketException (110): Connection timed out",
        TroubleKind.CertificateExpired => $"System.Net.Http.HttpRequestException: The SSL connection could not be established ({trouble.Host}) ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: NotTimeValid",
        TroubleKind.UnknownAuthority => $"System.Net.Http.HttpRequestException: The SSL connection could not be established ({trouble.Host}) ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot",
        TroubleKind.WrongProtocol => $"System.IO.IOException: The response ended prematurely. ({trouble.Host}:{trouble.Port})",
        TroubleKind.PoolExhausted => "System.InvalidOperationException: Timeout expired. The timeout period elapsed prior to obtaining a connection from the pool. This may have occurred because all pooled connections were in use and max pool size was reached.",
        TroubleKind.UpstreamError => $"System.Net.Http.HttpRequestException: Response status code does not indicate success: 503 (Service Unavailable). GET http://{trouble.Host}:{trouble.Port}/v1",
        TroubleKind.UpstreamSlow => $"System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 3 seconds elapsing. GET http://{trouble.Host}:{trouble.Port}/v1",
        TroubleKind.UpstreamNotFound => $"System.Net.Http.HttpRequestException: Response status code does not indicate success: 404 (Not Found). GET http://{trouble.Host}:{trouble.Port}/v1",
        TroubleKind.PoisonRecord => $"System.Text.Json.JsonException: Expected depth to be zero at the end of the JSON payload. Message {trouble.Detail}, requeued",
        _ => Wrap(trouble),
    };

    private static string Wrap(DependencyTrouble trouble)
    {
        var answer = BackendWords.Answer(trouble) ?? "unexpected answer";
        return trouble.Kind switch
        {
            BackendKind.PostgreSql => $"Npgsql.PostgresException (0x80004005): {answer}",
            BackendKind.MySql => $"MySqlConnector.MySqlException (0x80004005): {answer}",
            BackendKind.Redis => $"StackExchange.Redis.RedisServerException: {answer}",
            _ => $"RabbitMQ.Client.Exceptions.{(IsLogin(trouble) ? "AuthenticationFailureException" : "OperationInterruptedException")}: {answer}",
        };
    }

    private static string[] Fail(string app, string message) =>
    [
        $"crit: {app}[6] Application startup exception",
        $"Unhandled exception. System.InvalidOperationException: {message}",
        "   at Shop.Startup.Settings.Validate() in /src/Startup/Settings.cs:line 41",
        "   at Program.<Main>$(String[] args) in /src/Program.cs:line 9",
    ];
}
