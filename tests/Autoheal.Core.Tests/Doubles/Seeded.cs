using FsCheck;

namespace Autoheal.Core.Tests.Doubles;

/// <summary>
/// Property checks whose failure names the seed: put it into <c>AUTOHEAL_PROPERTY_SEED</c> as <c>seed,gamma</c> to see the same case again.
/// </summary>
internal static class Seeded
{
    public static Config Config
    {
        get
        {
            var config = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(500);
            return Environment.GetEnvironmentVariable("AUTOHEAL_PROPERTY_SEED")?.Split(',') is [var seed, var gamma]
                ? config.WithReplay(ulong.Parse(seed, System.Globalization.CultureInfo.InvariantCulture), ulong.Parse(gamma, System.Globalization.CultureInfo.InvariantCulture))
                : config;
        }
    }
}
