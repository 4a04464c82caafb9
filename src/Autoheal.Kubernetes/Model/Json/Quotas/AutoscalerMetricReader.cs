namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads the metrics of an autoscaler's spec and status. Every type has the same members, some of them one level deeper in older versions.</summary>
internal static class AutoscalerMetricReader
{
    public static void Read(ref JsonCursor json, List<AutoscalerMetric> metrics)
    {
        if (!json.EnterArray())
        {
            return;
        }

        while (json.NextItem())
        {
            metrics.Add(ReadMetric(ref json));
        }
    }

    /// <summary>What is wanted, each with what was measured of it.</summary>
    public static IReadOnlyList<AutoscalerMetric> Join(List<AutoscalerMetric> wanted, List<AutoscalerMetric> measured)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            if (measured.Find(metric => metric.Type == wanted[i].Type && metric.Name == wanted[i].Name) is { } now)
            {
                wanted[i] = wanted[i] with { CurrentUtilization = now.CurrentUtilization, CurrentValue = now.CurrentValue };
            }
        }

        return wanted;
    }

    private static AutoscalerMetric ReadMetric(ref JsonCursor json)
    {
        var metric = new AutoscalerMetric();
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("type"u8)) metric = metric with { Type = json.Text() };
                else
                {
                    json.Read();
                    metric = ReadSource(ref json, metric);
                }
            }
        }

        return metric;
    }

    private static AutoscalerMetric ReadSource(ref JsonCursor json, AutoscalerMetric metric)
    {
        if (!json.EnterObject())
        {
            return metric;
        }

        while (json.NextProperty())
        {
            if (json.At("name"u8) || json.At("metricName"u8)) metric = metric with { Name = json.Text() };
            else if (json.At("metric"u8)) metric = ReadSource(ref json, metric);
            else if (json.At("target"u8)) metric = ReadTarget(ref json, metric);
            else if (json.At("current"u8)) metric = ReadCurrent(ref json, metric);
            else if (json.At("targetAverageUtilization"u8)) metric = metric with { TargetUtilization = json.Integer() };
            else if (json.At("targetAverageValue"u8)) metric = metric with { TargetValue = AmountReader.ReadOne(ref json) };
            else if (json.At("currentAverageUtilization"u8)) metric = metric with { CurrentUtilization = json.Integer() };
            else if (json.At("currentAverageValue"u8)) metric = metric with { CurrentValue = AmountReader.ReadOne(ref json) };
            else json.Skip();
        }

        return metric;
    }

    private static AutoscalerMetric ReadTarget(ref JsonCursor json, AutoscalerMetric metric)
    {
        var (utilization, value) = ReadAmounts(ref json);
        return metric with { TargetUtilization = utilization, TargetValue = value };
    }

    private static AutoscalerMetric ReadCurrent(ref JsonCursor json, AutoscalerMetric metric)
    {
        var (utilization, value) = ReadAmounts(ref json);
        return metric with { CurrentUtilization = utilization, CurrentValue = value };
    }

    private static (int? Utilization, Quantity? Value) ReadAmounts(ref JsonCursor json)
    {
        int? utilization = null;
        Quantity? value = null;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("averageUtilization"u8)) utilization = json.Integer();
                else if (json.At("averageValue"u8) || json.At("value"u8)) value = AmountReader.ReadOne(ref json) ?? value;
                else json.Skip();
            }
        }

        return (utilization, value);
    }
}
