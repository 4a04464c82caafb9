using Autoheal.Hosting;
using Autoheal.Hosting.Approvals;

namespace Autoheal.Cli.Stores;

/// <summary>The open requests of a running host.</summary>
internal sealed class RemoteRequests(RemoteHost host) : IOpenRequests
{
    public Task<RequestView> GetAsync(string requestId, CancellationToken cancellationToken) =>
        host.GetAsync(PathOf(requestId), HostingJsonContext.Default.RequestView, cancellationToken);

    public async Task<string> AnswerAsync(RequestView request, ApprovalBody answer, CancellationToken cancellationToken)
    {
        var recorded = await host.PostAsync(
            PathOf(request.Id), answer, HostingJsonContext.Default.ApprovalBody, HostingJsonContext.Default.AnswerRecorded, cancellationToken);
        return recorded.PersonId;
    }

    public async Task<string> RevokeAsync(string requestId, string? reason, CancellationToken cancellationToken)
    {
        var recorded = await host.PostAsync(
            PathOf(requestId), new ApprovalBody { Revoke = true, Reason = reason }, HostingJsonContext.Default.ApprovalBody, HostingJsonContext.Default.AnswerRecorded, cancellationToken);
        return recorded.PersonId;
    }

    public void Dispose() => host.Dispose();

    private static string PathOf(string requestId) => $"approvals/{Uri.EscapeDataString(requestId)}";
}
