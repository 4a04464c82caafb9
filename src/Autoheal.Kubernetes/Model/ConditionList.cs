namespace Autoheal.Kubernetes.Model;

/// <summary>Looks conditions up.</summary>
internal static class ConditionList
{
    /// <summary>The condition of a type, or null.</summary>
    public static ObjectCondition? Find(this IReadOnlyList<ObjectCondition> conditions, string type)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Type == type)
            {
                return conditions[i];
            }
        }

        return null;
    }
}
