using System.Globalization;
using System.Text.Json.Nodes;
using Autoheal.Simulation.Applications.Backends;

namespace Autoheal.Simulation.Outside;

/// <summary>What an administrator does to a database, a cache or a broker without Kubernetes noticing, and the certificate of any service.</summary>
internal sealed class OutsideBackends(BackendStates states) : IOutsidePart
{
    public string Usage =>
        "/NAMESPACE/APP password: text; readOnly, diskFull, memoryFull, locked, deadlocks, sequenceExhausted, unknownAuthority: true or false; "
        + "connectionLimit, foreignConnections, delaySeconds: number; certificateExpires: time or null; poisonRecord: text or null";

    public void Set(string name, JsonObject state)
    {
        var backend = states.Of(name);
        foreach (var (member, value) in state)
            Set(backend, member, value);
    }

    private void Set(BackendState backend, string member, JsonNode? value)
    {
        switch (member)
        {
            case "password": backend.Password = OutsideWords.Text(member, value); break;
            case "readOnly": backend.ReadOnly = OutsideWords.Flag(member, value); break;
            case "diskFull": backend.DiskFull = OutsideWords.Flag(member, value); break;
            case "memoryFull": backend.MemoryFull = OutsideWords.Flag(member, value); break;
            case "locked": backend.Locked = OutsideWords.Flag(member, value); break;
            case "deadlocks": backend.Deadlocks = OutsideWords.Flag(member, value); break;
            case "sequenceExhausted": backend.SequenceExhausted = OutsideWords.Flag(member, value); break;
            case "unknownAuthority": backend.UnknownAuthority = OutsideWords.Flag(member, value); break;
            case "connectionLimit": backend.ConnectionLimit = (int)OutsideWords.Number(member, value); break;
            case "foreignConnections": backend.ForeignConnections = (int)OutsideWords.Number(member, value); break;
            case "delaySeconds": backend.Delay = TimeSpan.FromSeconds(OutsideWords.Number(member, value)); break;
            case "poisonRecord": backend.PoisonRecord = OutsideWords.Text(member, value); break;
            case "certificateExpires": backend.CertificateExpires = Time(OutsideWords.Text(member, value)); break;
            default: throw OutsideWords.Unknown(member, Usage);
        }
    }

    private static DateTimeOffset? Time(string? text)
    {
        if (text is null)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new ArgumentException($"'{text}' is no time such as 2026-01-31T12:00:00Z.");
    }
}
