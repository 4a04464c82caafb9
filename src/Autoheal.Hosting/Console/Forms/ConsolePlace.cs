namespace Autoheal.Hosting.Console.Forms;

/// <summary>Where somebody was who answered here.</summary>
internal static class ConsolePlace
{
    public const string Name = "console";
}
