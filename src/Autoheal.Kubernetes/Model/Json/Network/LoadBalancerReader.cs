namespace Autoheal.Kubernetes.Model.Json;

/// <summary>Reads the <c>status</c> of Services and Ingresses for whether a load balancer has an address.</summary>
internal static class LoadBalancerReader
{
    public static bool HasAddress(ref JsonCursor json)
    {
        var found = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (json.At("loadBalancer"u8)) found = HasIngress(ref json);
                else json.Skip();
            }
        }

        return found;
    }

    private static bool HasIngress(ref JsonCursor json)
    {
        var found = false;
        if (json.EnterObject())
        {
            while (json.NextProperty())
            {
                if (!json.At("ingress"u8)) json.Skip();
                else if (json.EnterArray())
                {
                    while (json.NextItem())
                    {
                        found = true;
                        json.Skip();
                    }
                }
            }
        }

        return found;
    }
}
