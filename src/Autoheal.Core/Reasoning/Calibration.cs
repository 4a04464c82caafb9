namespace Autoheal.Reasoning;

/// <summary>
/// Turns the confidence that checks add up to into how often such a confidence was right: a non-decreasing line through the knots of
/// <see cref="CalibrationTable"/>, so that no order ever changes. Pure.
/// </summary>
internal static class Calibration
{
    /// <summary>Nothing is certain, however often it was right so far.</summary>
    public const double Ceiling = 0.97;

    /// <summary>A confidence below this is never raised: a rule that stays below on purpose must stay there.</summary>
    private const double Cautious = 0.7;

    public static double Of(double confidence) => Of(confidence, CalibrationTable.Knots);

    public static double Of(double confidence, IReadOnlyList<(double Raw, double Calibrated)> knots)
    {
        var (left, right) = ((Raw: 0.0, Calibrated: 0.0), (Raw: 1.0, Calibrated: 1.0));
        for (var i = 0; i < knots.Count; i++)
        {
            if (knots[i].Raw <= confidence)
            {
                left = knots[i];
            }
            else
            {
                right = knots[i];
                break;
            }
        }

        var share = right.Raw > left.Raw ? (confidence - left.Raw) / (right.Raw - left.Raw) : 0;
        var calibrated = left.Calibrated + (share * (right.Calibrated - left.Calibrated));
        return Math.Round(Math.Min(confidence < Cautious ? confidence : Ceiling, calibrated), 4);
    }
}
