#:property PublishAot=false
#:property TreatWarningsAsErrors=false
// Mutation test of the safety guards: for each guard of guards.txt, removes it in a copy of the tree, builds, and runs the tests that must notice.
using System.Diagnostics;

var root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "Autoheal.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("Run it inside the checkout.");
}

const string Everything = "tests/Autoheal.Core.Tests";
var filters = new Dictionary<string, string>
{
    [Everything] = "FullyQualifiedName!~Autoheal.Core.Tests.Journal&FullyQualifiedName!~Autoheal.Journal&FullyQualifiedName!~AbstractDomainTests&FullyQualifiedName!~AMillion&FullyQualifiedName!~AutonomySimulation",
    ["tests/Autoheal.Hosting.Tests"] = "FullyQualifiedName~Console&FullyQualifiedName!~BrowserTests",
    ["tests/Autoheal.Opa.Tests"] = "FullyQualifiedName~OpaSourceTests",
    ["tests/Autoheal.ChatBot.Tests"] = "FullyQualifiedName!~Peers",
    ["tests/Autoheal.Observability.Tests"] = "FullyQualifiedName~ErrorBudgetSourceTests",
    ["tests/Autoheal.Kubernetes.Tests"] = "FullyQualifiedName~Execution|FullyQualifiedName~RefusalTests",
};
var guards = Read(Path.Combine(root, "eng", "guards.txt")).Where(guard => args.Length == 0 || args.Any(guard["name"].Contains)).ToArray();
if (guards.Length == 0 || args is ["--help" or "-h", ..])
{
    Console.Error.WriteLine(args is ["--help" or "-h", ..] ? "eng/mutate-guards [NAME-PART ...]: removes each guard of eng/guards.txt in turn." : $"No guard's name contains {string.Join(" or ", args)}.");
    return args is ["--help" or "-h", ..] ? 0 : 2;
}

var copy = Directory.CreateTempSubdirectory("autoheal-mutants-").FullName;
var survivors = 0;
try
{
    Run(root, "bash", "-c", $"git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents -t '{copy}'");
    foreach (var project in guards.Select(ProjectOf).Distinct())
    {
        Require(Run(copy, "dotnet", "build", project, "-v", "q", "--nologo"), "the tree does not build");
        Require(Test(project), "the tests fail without any mutant");
    }

    foreach (var guard in guards)
    {
        survivors += Try(guard) ? 0 : 1;
    }
}
finally
{
    Directory.Delete(copy, recursive: true);
}

Console.WriteLine($"{guards.Length - survivors} guards killed, {survivors} survived");
return survivors == 0 ? 0 : 1;

bool Try(Dictionary<string, string> guard)
{
    var file = Path.Combine(copy, guard["file"]);
    var original = File.ReadAllText(file);
    if (original.Split(guard["find"]).Length != 2)
    {
        Console.WriteLine($"{guard["name"],-50} NOT FOUND ONCE in {guard["file"]}");
        return false;
    }

    try
    {
        File.WriteAllText(file, original.Replace(guard["find"], guard["with"]));
        var build = Run(copy, "dotnet", "build", ProjectOf(guard), "-v", "q", "--nologo", "--no-restore", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false");
        if (build.Code != 0)
        {
            Console.WriteLine($"{guard["name"],-50} DOES NOT COMPILE {build.Output.Split('\n').FirstOrDefault(line => line.Contains("error"))}");
            return false;
        }

        // The tests beside the file first: most guards die there, and only a survivor needs all of them.
        var test = NearOf(guard) is { } near ? Test(ProjectOf(guard), near) : (Code: 0, Output: "");
        test = test.Code == 0 ? Test(ProjectOf(guard)) : test;
        var killer = test.Output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("Failed ") && line.Contains('['));
        Console.WriteLine($"{guard["name"],-50} {(test.Code == 0 ? "SURVIVED" : "killed by " + (killer?.Split(' ')[1] ?? "the test run"))}");
        return test.Code != 0;
    }
    finally
    {
        File.WriteAllText(file, original);
    }
}

string ProjectOf(Dictionary<string, string> guard) => guard.GetValueOrDefault("tests", Everything);

string? NearOf(Dictionary<string, string> guard) =>
    ProjectOf(guard) == Everything && guard["file"].Split('/') is ["src", "Autoheal.Core", var stage, ..] && stage is not "Journal"
        ? $"FullyQualifiedName~.{stage}.&FullyQualifiedName!~AbstractDomainTests&FullyQualifiedName!~AMillion&FullyQualifiedName!~AutonomySimulation"
        : null;

(int Code, string Output) Test(string project, string? filter = null) =>
    Run(copy, "dotnet", "test", project, "--no-build", "--nologo", "--filter", filter ?? filters[project]);

static void Require((int Code, string Output) run, string otherwise)
{
    if (run.Code != 0)
    {
        throw new InvalidOperationException($"{otherwise}:\n{run.Output}");
    }
}

static (int Code, string Output) Run(string folder, string program, params string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
    using var process = Process.Start(start)!;
    var errors = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output + errors.Result);
}

static IEnumerable<Dictionary<string, string>> Read(string file)
{
    var block = new Dictionary<string, string>();
    foreach (var line in File.ReadAllLines(file).Append(""))
    {
        if (line.StartsWith('#'))
        {
            continue;
        }

        if (line.Length == 0)
        {
            if (block.Count > 0)
            {
                yield return block;
                block = [];
            }

            continue;
        }

        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        block[line[..colon]] = line[(colon + 2)..];
    }
}
