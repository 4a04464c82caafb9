namespace Autoheal.Simulation.Api.Selecting;

/// <summary>The four relations a label selector knows; equality is <see cref="In"/> with one value.</summary>
internal enum LabelOperator
{
    In,
    NotIn,
    Exists,
    DoesNotExist,
}
