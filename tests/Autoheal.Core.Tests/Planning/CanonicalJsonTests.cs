using System.Text;
using System.Text.Json;
using Autoheal.Core.Tests.Doubles;
using Autoheal.Planning;
using FsCheck;
using FsCheck.Fluent;

namespace Autoheal.Core.Tests.Planning;

public sealed class CanonicalJsonTests
{
    /// <summary>RFC 8785, appendix B.</summary>
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void Canonicalize_Number_IsWrittenAsEcmaScriptDoes(ulong bits, string expected) =>
        Assert.Equal(expected, Canonical(JsonSerializer.Serialize(BitConverter.UInt64BitsToDouble(bits))));

    /// <summary>RFC 8785, section 3.2.2.</summary>
    [Fact]
    public void Canonicalize_ValuesOfTheStandardsExample_AreAsPrinted() => Assert.Equal(
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
        Canonical(
            """
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """));

    /// <summary>RFC 8785, section 3.2.3.</summary>
    [Fact]
    public void Canonicalize_NamesOfTheStandardsExample_AreOrderedByUtf16Units() => Assert.Equal(
        ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"],
        JsonDocument.Parse(Canonical(
            """{"\u20ac":0,"\r":0,"\ufb33":0,"1":0,"\ud83d\ude00":0,"\u0080":0,"\u00f6":0}""")).RootElement.EnumerateObject().Select(p => p.Name));

    [Fact]
    public void Canonicalize_NestedObjectsAndArrays_KeepArrayOrderAndSortNames() =>
        Assert.Equal("""{"a":[{"c":3,"d":4},2,1],"b":{}}""", Canonical("""{ "b" : { }, "a" : [ {"d":4,"c":3}, 2, 1 ] }"""));

    [Theory]
    [InlineData("1e400")]
    [InlineData("""{"a":-1e999}""")]
    public void Canonicalize_NumberThatNoDoubleHolds_IsRefused(string json) => Assert.Throws<JsonException>(() => Canonical(json));

    [Fact]
    public void Canonicalize_NameTwice_IsRefused() => Assert.ThrowsAny<JsonException>(() => Canonical("""{"a":1,"a":2}"""));

    [Fact]
    public void Canonicalize_AnyDouble_KeepsItsValue() => Check.One(
        Seeded.Config,
        Prop.ForAll<int, int>((high, low) =>
        {
            var value = BitConverter.Int64BitsToDouble(((long)high * 0x9E3779B97F4A7C1) ^ ((long)low << 17));
            return !double.IsFinite(value) || double.Parse(Canonical(JsonSerializer.Serialize(value)), System.Globalization.CultureInfo.InvariantCulture) == value;
        }));

    [Fact]
    public void Canonicalize_AnyText_KeepsItsValueAndIsItsOwnCanonicalForm() => Check.One(
        Seeded.Config,
        Prop.ForAll<string[]>(texts =>
        {
            var json = JsonSerializer.Serialize(texts.Select(text => text is null ? null : Valid(text)));
            var canonical = Canonical(json);
            return JsonSerializer.Deserialize<string[]>(canonical)!.SequenceEqual(JsonSerializer.Deserialize<string[]>(json)!)
                && Canonical(canonical) == canonical;
        }));

    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Canonicalize(Encoding.UTF8.GetBytes(json)));
}
