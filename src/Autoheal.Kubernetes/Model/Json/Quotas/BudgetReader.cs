namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads a PodDisruptionBudget, of <c>policy/v1</c> or <c>policy/v1beta1</c>.</summary>
internal static class BudgetReader
{
    public static PodDisruptionBudget Read(ref JsonCursor json)
    {
        var metadata = ListReader.NoMetadata;
        var (selector, least, most) = (LabelSelector.Nothing, "", "");
        var status = default(Status);
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("metadata"u8)) metadata = MetadataReader.Read(ref json);
                else if (json.At("spec"u8)) (selector, least, most) = ReadSpec(ref json);
                else if (json.At("status"u8)) ReadStatus(ref json, ref status);
                else json.Skip();
            }
        }

        return new PodDisruptionBudget
        {
            Metadata = metadata,
            Selector = selector,
            MinAvailable = least,
            MaxUnavailable = most,
            DisruptionsAllowed = status.Allowed,
            CurrentHealthy = status.Current,
            DesiredHealthy = status.Desired,
            ExpectedPods = status.Expected,
            Conditions = status.Conditions ?? [],
        };
    }

    private static (LabelSelector Selector, string Least, string Most) ReadSpec(ref JsonCursor json)
    {
        var (selector, least, most) = (LabelSelector.Nothing, "", "");
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("selector"u8)) selector = LabelReader.ReadSelector(ref json);
                else if (json.At("minAvailable"u8)) least = AmountReader.ReadShare(ref json);
                else if (json.At("maxUnavailable"u8)) most = AmountReader.ReadShare(ref json);
                else json.Skip();
            }
        }

        return (selector, least, most);
    }

    private static void ReadStatus(ref JsonCursor json, ref Status status)
    {
        if (!json.EnterObject())
        {
            return;
        }

        while (json.NextProperty())
        {
            if (json.At("disruptionsAllowed"u8)) status.Allowed = json.Integer() ?? 0;
            else if (json.At("currentHealthy"u8)) status.Current = json.Integer() ?? 0;
            else if (json.At("desiredHealthy"u8)) status.Desired = json.Integer() ?? 0;
            else if (json.At("expectedPods"u8)) status.Expected = json.Integer() ?? 0;
            else if (json.At("conditions"u8)) status.Conditions = ConditionReader.Read(ref json);
            else json.Skip();
        }
    }

    private struct Status
    {
        public int Allowed;
        public int Current;
        public int Desired;
        public int Expected;
        public IReadOnlyList<ObjectCondition>? Conditions;
    }
}
