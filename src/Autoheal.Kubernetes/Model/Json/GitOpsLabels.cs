namespace Autoheal.Kubernetes.Model.Json;

/// <summary>The labels by which GitOps tools mark what they own.</summary>
internal static class GitOpsLabels
{
    public static GitOpsMarker? Find(LabelSet labels)
    {
        foreach (var (key, value) in labels)
        {
            switch (key)
            {
                case "argocd.argoproj.io/instance":
                    return AnnotationReader.Marker("Argo CD", value);
                case "kustomize.toolkit.fluxcd.io/name" or "helm.toolkit.fluxcd.io/name":
                    return AnnotationReader.Marker("Flux", value);
            }
        }

        return null;
    }
}
