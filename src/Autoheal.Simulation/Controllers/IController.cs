using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers;

/// <summary>A part of the control plane that lives from the store's changes. It only takes note; the work is done in a step.</summary>
internal interface IController
{
    void Observe(StoreChange change);
}
