namespace Autoheal.Simulation.Applications.Backends;

/// <summary>What a program may depend on.</summary>
internal enum BackendKind
{
    /// <summary>Another service, by HTTP.</summary>
    Http,

    PostgreSql,

    MySql,

    Redis,

    /// <summary>A message broker, by AMQP.</summary>
    Broker,
}
