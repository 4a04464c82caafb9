using System.Reflection;
using System.Text;
using Autoheal.Approvals;
using Autoheal.Journal;
using Autoheal.Journal.Events;
using Autoheal.Policy;

namespace Autoheal.Abstractions.Tests.Journal;

public sealed class JournalJsonTests
{
    [Fact]
    public void EventTypes_EveryEventRecord_HasAStableNameOfItsOwn()
    {
        var events = typeof(JournalEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(JournalEvent)) && type != typeof(UnknownEvent))
            .ToArray();

        Assert.Equal(events.Length, JournalJson.EventTypes.Count);
        Assert.Equal(events.Length, JournalJson.EventTypes.Distinct().Count());
        Assert.All(JournalJson.EventTypes, name => Assert.Matches("^[a-z]+\\.[a-z]+$", name));
    }

    [Fact]
    public void Read_WhatWasWritten_IsTheSameEvent()
    {
        var written = new AlertCounted { Fingerprint = "f", Count = 7 };

        Assert.Equal(written, JournalJson.Read(Record(JournalJson.TypeOf(written), JournalJson.Write(written))));
    }

    [Fact]
    public void Read_TypeOfALaterVersion_IsUnknownAndKeepsItsName() =>
        Assert.Equal(new UnknownEvent { Name = "plan.praised" }, JournalJson.Read(Record("plan.praised", "not even json"u8.ToArray())));

    [Fact]
    public void Read_MembersOfALaterVersion_AreIgnored() => Assert.Equal(
        new AlertCounted { Fingerprint = "f", Count = 7 },
        JournalJson.Read(Record("alert.counted", """{"type":"alert.counted","fingerprint":"f","count":7,"mood":{"good":true}}"""u8.ToArray())));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"alert.counted"}""")]
    [InlineData("""{"type":"alert.counted","fingerprint":null,"count":7}""")]
    [InlineData("""{"type":"alert.counted","fingerprint":"f","count":"many"}""")]
    [InlineData("""{"type":"alert.counted","fingerprint":"f","count":1,"count":2}""")]
    [InlineData("""{"type":"alert.changed","fingerprint":"f","resolved":true}""")]
    [InlineData("""{"type":"incident.sold","fingerprint":"f","count":7}""")]
    public void Read_PayloadIsNotWhatTheTypeSays_Throws(string payload) =>
        Assert.Throws<JournalException>(() => JournalJson.Read(Record("alert.counted", Encoding.UTF8.GetBytes(payload))));

    [Theory]
    [InlineData("""{"mode":"stopped"}""", ControlMode.Stopped)]
    [InlineData("""{"mode":"RUNNING"}""", null)]
    [InlineData("""{"mode":2}""", ControlMode.Running)]
    [InlineData("""{"mode":3}""", null)]
    [InlineData("""{"mode":-1}""", null)]
    [InlineData("""{"mode":"stopped","mode":"running"}""", null)]
    [InlineData("""{"mode":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    public void ReadControl_Turn_IsReadOrNull(string json, ControlMode? mode) =>
        Assert.Equal(mode, JournalJson.ReadControl(Encoding.UTF8.GetBytes(json))?.Mode);

    [Fact]
    public void ReadSubmission_ApproveLeftOut_Rejects() => Assert.False(JournalJson.ReadSubmission(
        """{"requestId":"INC-1.1","planHash":"h","nonce":"n","personId":"amira"}"""u8.ToArray())!.Approve);

    [Fact]
    public void ReadSubmission_WhatWasWritten_IsTheSameAnswer()
    {
        var answer = new ApprovalSubmission { RequestId = "INC-1.1", PlanHash = "h", Nonce = "n", PersonId = "amira", Approve = true, TypedName = "api" };

        Assert.Equal(answer, JournalJson.ReadSubmission(JournalJson.Write(answer)));
    }

    /// <summary>Events carry what a fold needs; what is required must have been written.</summary>
    [Fact]
    public void Events_AreImmutableRecords() => Assert.All(
        typeof(JournalEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JournalEvent))),
        type => Assert.All(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property => Assert.True(
            property.SetMethod is null || property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Length > 0, $"{type.Name}.{property.Name}")));

    private static JournalRecord Record(string type, byte[] payload) => new()
    {
        Stream = StreamId.Incident("INC-1"),
        Sequence = 1,
        Position = 1,
        Id = "r1",
        Type = type,
        Schema = 1,
        At = DateTimeOffset.UnixEpoch,
        Actor = "autoheal",
        Epoch = 1,
        Payload = payload,
        Hash = "",
    };
}
