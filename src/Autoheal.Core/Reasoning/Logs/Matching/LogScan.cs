namespace Autoheal.Reasoning.Logs;

/// <summary>All rules over one log, in one pass. Rules cost something only on lines that concern them.</summary>
internal sealed class LogScan(RulePlans plans, Action<LogRule, IReadOnlyList<SeenLines>> found)
{
    private readonly RuleRun?[] _runs = new RuleRun?[plans.Rules.Count];
    private readonly List<RuleRun> _undoable = [];
    private readonly List<int> _candidates = [];
    private readonly List<TermAddress> _addresses = [];
    private readonly long[] _lastTested = new long[plans.TestCount];
    private readonly bool[] _passed = new bool[plans.TestCount];
    private readonly HashSet<int> _ofRecord = [];
    private long _round;

    /// <summary>Reads the log to its end.</summary>
    /// <returns>The number of lines.</returns>
    public int Run(TextReader log)
    {
        var lines = 0;
        foreach (var record in new LogRecordReader(log).Read())
        {
            Read(record);
            lines = record.Lines[^1].Number;
        }

        foreach (var run in _runs)
        {
            run?.Finish();
        }

        return lines;
    }

    private void Read(LogRecord record)
    {
        if (record.At is { } now)
        {
            foreach (var run in _undoable)
            {
                run.Advance(now);
            }
        }

        var several = record.Lines.Count > 1;
        foreach (var line in record.Lines)
        {
            _candidates.Clear();
            plans.Words.Find(line.Text, _candidates);
            _candidates.AddRange(plans.Always);
            if (_candidates.Count > 0)
            {
                Test(line.Text, several);
                Report(record, line.Text, line.Number, [line.Number]);
            }
        }

        if (several && _ofRecord.Count > 0)
        {
            TestWhole(record);
        }
    }

    private void Test(string text, bool isPartOfRecord)
    {
        _round++;
        foreach (var id in _candidates)
        {
            if (_lastTested[id] == _round)
            {
                continue;
            }

            _lastTested[id] = _round;
            var test = plans.Test(id);
            var passes = test.Passes(text);
            if (passes)
            {
                _addresses.AddRange(plans.Addresses(id));
            }

            if (isPartOfRecord && test.CanSpanLines)
            {
                _passed[id] |= passes;
                _ofRecord.Add(id);
            }
        }
    }

    /// <summary>Tests that no single line passed, on the lines together.</summary>
    private void TestWhole(LogRecord record)
    {
        foreach (var id in _ofRecord)
        {
            if (!_passed[id] && plans.Test(id).Passes(record.Text))
            {
                _addresses.AddRange(plans.Addresses(id));
            }

            _passed[id] = false;
        }

        _ofRecord.Clear();
        Report(record, record.Text, record.Lines[^1].Number, [.. record.Lines.Select(line => line.Number)]);
    }

    private void Report(LogRecord record, string text, int position, int[] lines)
    {
        if (_addresses.Count == 0)
        {
            return;
        }

        var seen = new SeenLines { From = record.At, To = record.At, Position = position, Lines = lines, Text = text };
        _addresses.Sort();
        foreach (var address in _addresses)
        {
            RunOf(address.Rule).See(address, seen);
        }

        _addresses.Clear();
    }

    private RuleRun RunOf(int rule)
    {
        if (_runs[rule] is { } running)
        {
            return running;
        }

        var plan = plans.Plans[rule]!;
        var run = _runs[rule] = new RuleRun(plan, seen => found(plans.Rules[rule], seen));
        if (plan.HasNegations)
        {
            _undoable.Add(run);
        }

        return run;
    }
}
