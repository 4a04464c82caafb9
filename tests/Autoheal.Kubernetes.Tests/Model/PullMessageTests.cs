using Autoheal.Kubernetes.Model;
using Autoheal.Kubernetes.Model.Json;

namespace Autoheal.Kubernetes.Tests.Model;

public class PullMessageTests
{
    [Theory]
    [InlineData("pull access denied, repository does not exist or may require authorization: insufficient_scope", PullFailure.MissingOrDenied)]
    [InlineData("no basic auth credentials", PullFailure.Unauthorized)]
    [InlineData("manifest for shop/api:9 not found: manifest unknown", PullFailure.NotFound)]
    [InlineData("Get \"https://r.example/v2/\": dial tcp 10.0.0.1:443: connect: connection refused", PullFailure.Unreachable)]
    [InlineData("lookup r.example: Temporary failure in name resolution", PullFailure.UnknownHost)]
    [InlineData("x509: certificate has expired or is not yet valid", PullFailure.Certificate)]
    [InlineData("no match for platform in manifest: not found", PullFailure.WrongPlatform)]
    public void ClassifyPull_Answers_GiveTheirWord(string message, PullFailure failure) => Assert.Equal(failure, KubeletMessage.ClassifyPull(message));

    [Theory]
    [InlineData("Back-off pulling image \"ghcr.example/unauthorized-denied/timeout:1\"")]
    [InlineData("Back-off pulling image ghcr.example/team/unauthorized-service:1")]
    [InlineData("Back-off pulling image \"toomanyrequests/manifest unknown\"")]
    public void ClassifyPull_NamesThatSoundLikeAnswers_GiveNone(string message) => Assert.Equal(PullFailure.None, KubeletMessage.ClassifyPull(message));
}
