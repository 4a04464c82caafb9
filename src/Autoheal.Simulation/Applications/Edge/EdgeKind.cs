namespace Autoheal.Simulation.Applications.Edge;

/// <summary>What lets requests from outside into the cluster.</summary>
internal enum EdgeKind
{
    /// <summary>A controller of Ingress objects.</summary>
    Ingress,

    /// <summary>A gateway, which follows HTTPRoutes.</summary>
    Gateway,
}
