namespace Autoheal.Fidelity;

/// <summary>What the command was asked for.</summary>
internal sealed record CommandArguments
{
    /// <summary>The real cluster to record anew; null to compare with the recordings that there are.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>A part of the names of the cases to play; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>Where to write the page of scenarios to, instead of comparing; null to compare.</summary>
    public string? Scenarios { get; init; }

    public static CommandArguments Parse(IReadOnlyList<string> args)
    {
        var arguments = new CommandArguments();
        for (var index = 0; index < args.Count; index += 2)
        {
            var value = index + 1 < args.Count ? args[index + 1] : throw new ArgumentException($"{args[index]} needs a value.");
            arguments = args[index] switch
            {
                "--record" => arguments with { Kubeconfig = value },
                "--only" => arguments with { Only = value },
                "--scenarios" => arguments with { Scenarios = value },
                _ => throw new ArgumentException($"Unknown argument {args[index]}; known: --record KUBECONFIG, --only NAME, --scenarios FILE."),
            };
        }

        return arguments;
    }
}
