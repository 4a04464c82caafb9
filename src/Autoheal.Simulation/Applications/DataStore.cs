namespace Autoheal.Simulation.Applications;

/// <summary>What a connected application keeps its data in.</summary>
public enum DataStore
{
    /// <summary>Whatever the seed makes it.</summary>
    Any,

    /// <summary>PostgreSQL or MySQL, by the seed.</summary>
    Database,

    /// <summary>Redis.</summary>
    Cache,

    /// <summary>RabbitMQ.</summary>
    Broker,
}
