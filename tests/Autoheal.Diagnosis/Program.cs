using Autoheal.Diagnosis.Surveys;

// Behind eng/write-accuracy: runs every survey and writes docs/diagnosis-accuracy.md. With --only WORDS it judges single cases, with --faults WORDS
// faults, with --missing which rules lack a kind of case.
switch (args)
{
    case ["--only", var words]:
        foreach (var @case in Autoheal.Diagnosis.CaseCatalogue.All.Where(@case => @case.Name.Contains(words, StringComparison.OrdinalIgnoreCase)))
            Console.WriteLine($"{@case.Name}: {string.Join(" / ", await Task.WhenAll(Enumerable.Range(1, CaseSurvey.Seeds).Select(async seed => await CaseSurvey.JudgeAsync(@case, seed) ?? "right")))}");
        break;
    case ["--missing"]:
        foreach (var (kind, names) in (await Autoheal.Diagnosis.RuleFixtures.FindAsync()).Lacking)
            Console.WriteLine($"{kind}: {(names.Count == 0 ? "none" : string.Join(", ", names))}");
        break;
    case ["--faults", var words]:
        foreach (var entry in Autoheal.Simulation.Faults.FaultCatalogue.All.Where(entry => words == "all" || entry.Name.Contains(words, StringComparison.OrdinalIgnoreCase)))
            Console.WriteLine($"{entry.Name}: {FaultSurvey.Judge(entry, 1) ?? "right"}");
        break;
    case ["--described"]:
        foreach (var row in ReproductionSurvey.Run().Rows)
            Console.WriteLine($"{row.Name}: {row.Failure ?? "right"} [{row.Note}]");
        break;
    case ["--recorded"]:
        foreach (var row in (await RecordedSurvey.RunAsync()).Rows)
            Console.WriteLine($"{row.Name}: {row.Failure ?? "right"} [{row.Note}]");
        break;
    case ["--calibrate", var file]:
        File.WriteAllText(file, await CalibrationSurvey.RenderAsync());
        break;
    default:
        File.WriteAllText(args[0], await AccuracyDocument.RenderAsync());
        break;
}
