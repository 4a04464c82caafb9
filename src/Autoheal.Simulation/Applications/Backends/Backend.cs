namespace Autoheal.Simulation.Applications.Backends;

/// <summary>A database, cache or broker of the landscape.</summary>
internal sealed record Backend
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required BackendKind Kind { get; init; }

    /// <summary>The password in its Secret at first.</summary>
    public required string Password { get; init; }

    public const string PasswordKey = "password";

    public string Key => $"{Namespace}/{Name}";

    public string SecretName => $"{Name}-credentials";

    public string Image => Kind switch
    {
        BackendKind.PostgreSql => "postgres:17.2",
        BackendKind.MySql => "mysql:8.4",
        BackendKind.Redis => "redis:7.4",
        _ => "rabbitmq:4.0-management",
    };

    /// <summary>The variable through which its image is given the password.</summary>
    public string ImageVariable => Kind switch
    {
        BackendKind.PostgreSql => "POSTGRES_PASSWORD",
        BackendKind.MySql => "MYSQL_PASSWORD",
        BackendKind.Redis => "REDIS_PASSWORD",
        _ => "RABBITMQ_DEFAULT_PASS",
    };
}
