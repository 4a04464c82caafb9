using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Api.Tables;

/// <summary>The columns of one kind and how an object fills them. Cells are strings, whole numbers or booleans.</summary>
internal sealed record TableDefinition(TableColumn[] Columns, Func<StoredObject, DateTimeOffset, object[]> Cells);
