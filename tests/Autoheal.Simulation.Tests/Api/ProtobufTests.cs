using System.Text;

namespace Autoheal.Simulation.Tests.Api;

public sealed class ProtobufTests
{
    private readonly TestCluster _cluster = new();

    [Fact]
    public void ConfigMap_AsKubectlSendsIt_IsCreated()
    {
        var body = Envelope("v1", "ConfigMap",
            [.. Bytes(1, [.. Text(1, "settings"), .. Text(3, ""), .. Text(4, ""), .. Varint(7, 0), .. Bytes(8, []), .. Bytes(11, [.. Text(1, "app"), .. Text(2, "api")])]),
             .. Bytes(2, [.. Text(1, "A"), .. Text(2, "b")])]);

        var created = Send("POST", TestCluster.ConfigMaps, body).Expect(201);

        Assert.Equal("""{"A":"b"}""", created.At("data")!.ToJsonString());
        Assert.Equal("api", created.Text("metadata/labels/app"));
        Assert.Null(created.At("metadata/selfLink"));
    }

    [Fact]
    public void AccessReview_AsKubectlSendsIt_IsAnswered()
    {
        var body = Envelope("authorization.k8s.io/v1", "SelfSubjectAccessReview",
            [.. Bytes(1, []), .. Bytes(2, Bytes(1, [.. Text(1, "shop"), .. Text(2, "list"), .. Text(3, ""), .. Text(5, "pods")])), .. Bytes(3, Varint(1, 0))]);

        var answer = Send("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body).Expect(201);

        Assert.Equal("true", answer.Text("status/allowed"));
        Assert.Equal("pods", answer.Text("spec/resourceAttributes/resource"));
    }

    [Fact]
    public void Budget_IntOrString_KeepsItsType()
    {
        const string Budgets = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";
        byte[] Budget(string name, byte[] amount) => Envelope("policy/v1", "PodDisruptionBudget", [.. Bytes(1, Text(1, name)), .. Bytes(2, Bytes(1, amount))]);

        Assert.Equal("2", Send("POST", Budgets, Budget("a", [.. Varint(1, 0), .. Varint(2, 2), .. Text(3, "")])).Expect(201).At("spec/minAvailable")!.ToJsonString());
        Assert.Equal("\"50%\"", Send("POST", Budgets, Budget("b", [.. Varint(1, 1), .. Varint(2, 0), .. Text(3, "50%")])).Expect(201).At("spec/minAvailable")!.ToJsonString());
    }

    [Fact]
    public void UnknownKindOrField_IsUnsupportedRatherThanHalfRead()
    {
        Send("POST", TestCluster.ConfigMaps, Envelope("v1", "ConfigMap", Text(99, "x"))).Expect(415);
        Send("POST", TestCluster.ConfigMaps, Envelope("v1", "Gizmo", [])).Expect(415);
        Assert.Empty(_cluster.Store.List(Simulation.Storage.Kinds.ConfigMap, "shop"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("k8s")]
    [InlineData("k8s\0\u000a\u007f")]
    public void Malformed_IsBadRequest(string body) => Send("POST", TestCluster.ConfigMaps, Encoding.Latin1.GetBytes(body)).Expect(400);

    private TestCluster.Answer Send(string method, string path, byte[] body) => new(_cluster.Server.Handle(new()
    {
        Method = method,
        Path = path,
        BearerToken = _cluster.Access.AdminToken,
        ContentType = "application/vnd.kubernetes.protobuf",
        Body = body,
    }));

    private static byte[] Envelope(string apiVersion, string kind, byte[] raw) =>
        [.. "k8s\0"u8, .. Bytes(1, [.. Text(1, apiVersion), .. Text(2, kind)]), .. Bytes(2, raw), .. Text(3, ""), .. Text(4, "")];

    private static byte[] Text(int number, string value) => Bytes(number, Encoding.UTF8.GetBytes(value));

    private static byte[] Bytes(int number, byte[] value) => [.. Number((ulong)((number << 3) | 2)), .. Number((ulong)value.Length), .. value];

    private static byte[] Varint(int number, ulong value) => [.. Number((ulong)(number << 3)), .. Number(value)];

    private static byte[] Number(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }
}
