using System.Text.Json.Nodes;
using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>The conditions of an autoscaler while it is looked at once.</summary>
internal sealed class AutoscalerConditions(StoredObject autoscaler, string now)
{
    private readonly JsonObject _status = new() { ["conditions"] = autoscaler.Status.Array("conditions")?.DeepClone() ?? new JsonArray() };

    public JsonArray Result => (JsonArray)_status["conditions"]!.DeepClone();

    public void AbleToScale(bool value, string reason, string message) => Put("AbleToScale", value, reason, message);

    public void ScalingActive(bool value, string reason, string message) => Put("ScalingActive", value, reason, message);

    public void ScalingLimited(bool value, string reason, string message) => Put("ScalingLimited", value, reason, message);

    private void Put(string type, bool value, string reason, string message)
    {
        var text = value ? "True" : "False";
        if (Conditions.Find(_status, type) is { } present)
        {
            if (present.Text("status") != text)
                present["lastTransitionTime"] = now;
            present["status"] = text;
            present["reason"] = reason;
            present["message"] = message;
            return;
        }

        Conditions.Put(_status, new JsonObject { ["type"] = type, ["status"] = text, ["lastTransitionTime"] = now, ["reason"] = reason, ["message"] = message });
    }
}
