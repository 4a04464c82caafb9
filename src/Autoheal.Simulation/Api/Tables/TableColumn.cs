namespace Autoheal.Simulation.Api.Tables;

/// <summary>One column of a table answer.</summary>
/// <param name="Name">Its heading; kubectl shows it in capitals.</param>
/// <param name="Type">JSON type of its cells.</param>
/// <param name="Wide">Whether it shows only with <c>-o wide</c>.</param>
internal sealed record TableColumn(string Name, string Type = "string", bool Wide = false)
{
    public string Format => Name == "Name" ? "name" : "";
}
