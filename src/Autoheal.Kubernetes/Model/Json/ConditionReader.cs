namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads <c>conditions</c>.</summary>
internal static class ConditionReader
{
    public static IReadOnlyList<ObjectCondition> Read(ref JsonCursor json)
    {
        var conditions = new List<ObjectCondition>(4);
        if (json.EnterArray())
        {
            while (json.NextItem())
            {
                conditions.Add(ReadCondition(ref json));
            }
        }

        return conditions;
    }

    private static ObjectCondition ReadCondition(ref JsonCursor json)
    {
        string type = "", status = "", reason = "";
        UntrustedText message = default;
        DateTimeOffset? changed = null, confirmed = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("type"u8)) type = json.Text();
                else if (json.At("status"u8)) status = json.Text();
                else if (json.At("reason"u8)) reason = ReasonWord.From(json.Text());
                else if (json.At("message"u8)) message = json.Message();
                else if (json.At("lastTransitionTime"u8)) changed = json.Time();
                else if (json.At("lastHeartbeatTime"u8) || json.At("lastUpdateTime"u8)) confirmed = json.Time();
                else json.Skip();
            }
        }

        return new ObjectCondition { Type = type, Status = status, Reason = reason, Message = message, ChangedAt = changed, ConfirmedAt = confirmed };
    }
}
