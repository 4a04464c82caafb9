namespace Autoheal.Simulation.Tests.Kubectl;

/// <summary>The files of Matrix/.</summary>
internal static class MatrixFile
{
    public static string Read(string name)
    {
        using var stream = typeof(MatrixFile).Assembly.GetManifestResourceStream("Matrix." + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
