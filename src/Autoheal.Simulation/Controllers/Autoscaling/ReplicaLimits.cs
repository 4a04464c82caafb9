using Autoheal.Simulation.Storage;

namespace Autoheal.Simulation.Controllers.Autoscaling;

/// <summary>What becomes of a recommendation: stabilised over the windows, held to the pace of the behaviour and to the bounds.</summary>
internal static class ReplicaLimits
{
    public static int Apply(StoredObject autoscaler, int current, int wanted, ScalingHistory history, AutoscalerConditions conditions, DateTimeOffset now)
    {
        var (up, down) = (ScalingRules.Of(autoscaler, up: true), ScalingRules.Of(autoscaler, up: false));
        history.Recommend(now, wanted, up.Window > down.Window ? up.Window : down.Window);
        var stabilized = Stabilize(current, wanted, history.Lowest(now - up.Window), history.Highest(now - down.Window), conditions);
        var (least, most) = ((int)(autoscaler.Spec.Number("minReplicas") ?? 1), (int)(autoscaler.Spec.Number("maxReplicas") ?? 1));
        if (stabilized > current)
            return Grow(stabilized, most, up.Ceiling(current, history, now), conditions);
        if (stabilized < current)
            return Shrink(stabilized, least, down.Floor(current, history, now), conditions);
        return Hold(stabilized, least, most, conditions);
    }

    private static int Stabilize(int current, int wanted, int lowest, int highest, AutoscalerConditions conditions)
    {
        var stabilized = Math.Max(Math.Min(current, highest), lowest);
        stabilized = current < lowest ? lowest : current > highest ? highest : stabilized;
        if (stabilized == wanted)
            conditions.AbleToScale(true, "ReadyForNewScale", "recommended size matches current size");
        else if (wanted >= current)
            conditions.AbleToScale(true, "ScaleUpStabilized", "recent recommendations were lower than current one, applying the lowest recent recommendation");
        else
            conditions.AbleToScale(true, "ScaleDownStabilized", "recent recommendations were higher than current one, applying the highest recent recommendation");
        return stabilized;
    }

    private static int Grow(int wanted, int most, int ceiling, AutoscalerConditions conditions)
    {
        var limit = Math.Min(most, ceiling);
        if (wanted <= limit)
            Within(conditions);
        else if (most <= ceiling)
            conditions.ScalingLimited(true, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
        else
            conditions.ScalingLimited(true, "ScaleUpLimit", "the desired replica count is increasing faster than the maximum scale rate");
        return Math.Min(wanted, limit);
    }

    private static int Shrink(int wanted, int least, int floor, AutoscalerConditions conditions)
    {
        var limit = Math.Max(least, floor);
        if (wanted >= limit)
            Within(conditions);
        else if (least >= floor)
            conditions.ScalingLimited(true, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
        else
            conditions.ScalingLimited(true, "ScaleDownLimit", "the desired replica count is decreasing faster than the maximum scale rate");
        return Math.Max(wanted, limit);
    }

    private static int Hold(int wanted, int least, int most, AutoscalerConditions conditions)
    {
        if (wanted > most)
            conditions.ScalingLimited(true, "TooManyReplicas", "the desired replica count is more than the maximum replica count");
        else if (wanted < least)
            conditions.ScalingLimited(true, "TooFewReplicas", "the desired replica count is less than the minimum replica count");
        else
            Within(conditions);
        return Math.Clamp(wanted, least, most);
    }

    private static void Within(AutoscalerConditions conditions) =>
        conditions.ScalingLimited(false, "DesiredWithinRange", "the desired count is within the acceptable range");
}
