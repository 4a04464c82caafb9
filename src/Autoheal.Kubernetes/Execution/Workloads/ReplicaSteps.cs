namespace Autoheal.Kubernetes.Execution;

/// <summary>The stops between two numbers of replicas: one replica, a tenth and a quarter of the way, up or down.</summary>
internal static class ReplicaSteps
{
    /// <summary>The stops in order, both ends left out; none when there is one replica between them.</summary>
    public static IReadOnlyList<int> Between(int before, int after)
    {
        var way = Math.Abs(after - before);
        var sign = Math.Sign(after - before);
        int[] parts = [1, (way + 9) / 10, (way + 3) / 4];
        return [.. parts.Where(part => part < way).Distinct().Order().Select(part => before + (sign * part))];
    }
}
