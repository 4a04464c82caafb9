namespace Autoheal.Kubernetes.Model;

/// <summary>Answers what ServiceAccounts may do, from roles and bindings alone.</summary>
internal static class AccessIndex
{
    public static AccessAnswer Answer(ClusterModel model, AccessQuestion question)
    {
        var unseen = !model.ClusterRoleBindings.IsComplete("")
            || (question.Namespace.Length > 0 && !model.RoleBindings.IsComplete(question.Namespace));
        foreach (var binding in model.ClusterRoleBindings)
        {
            if (Binds(binding, question) && Check(model, binding, question, ref unseen))
            {
                return AccessAnswer.Allowed;
            }
        }

        foreach (var binding in model.RoleBindings)
        {
            if (binding.Namespace == question.Namespace && Binds(binding, question) && Check(model, binding, question, ref unseen))
            {
                return AccessAnswer.Allowed;
            }
        }

        return unseen ? AccessAnswer.Unknown : AccessAnswer.Denied;
    }

    private static bool Check(ClusterModel model, AccessBinding binding, AccessQuestion question, ref bool unseen)
    {
        var role = binding.Role.Kind == "Role"
            ? model.Roles.Find(binding.Namespace, binding.Role.Name)
            : model.ClusterRoles.Find("", binding.Role.Name);
        unseen |= !role.IsFound && !role.IsAbsent;
        return role.Value is { } found && found.Rules.Any(rule => rule.Allows(question));
    }

    private static bool Binds(AccessBinding binding, AccessQuestion question)
    {
        foreach (var subject in binding.Subjects)
        {
            var bound = subject.Kind switch
            {
                "ServiceAccount" => subject.Name == question.Account && subject.Namespace == question.AccountNamespace,
                "User" => subject.Name == $"system:serviceaccount:{question.AccountNamespace}:{question.Account}",
                "Group" => subject.Name is "system:serviceaccounts" or "system:authenticated"
                    || subject.Name == $"system:serviceaccounts:{question.AccountNamespace}",
                _ => false,
            };
            if (bound)
            {
                return true;
            }
        }

        return false;
    }
}
