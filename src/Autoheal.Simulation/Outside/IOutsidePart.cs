using System.Text.Json.Nodes;

namespace Autoheal.Simulation.Outside;

/// <summary>One kind of thing outside of the API that can be in a condition.</summary>
internal interface IOutsidePart
{
    /// <summary>How its path goes on, and which members it understands, for people.</summary>
    string Usage { get; }

    /// <summary>Changes the members that are given.</summary>
    /// <exception cref="ArgumentException">There is nothing of this name, or it has no such member.</exception>
    void Set(string name, JsonObject state);
}
