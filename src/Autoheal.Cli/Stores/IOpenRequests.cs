using Autoheal.Hosting.Approvals;

namespace Autoheal.Cli.Stores;

/// <summary>Shows open requests and takes answers: of a running host or of the local store.</summary>
internal interface IOpenRequests : IDisposable
{
    /// <summary>The open request of that id.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    Task<RequestView> GetAsync(string requestId, CancellationToken cancellationToken);

    /// <summary>Makes an answer durable; the id of the person whose it is.</summary>
    Task<string> AnswerAsync(RequestView request, ApprovalBody answer, CancellationToken cancellationToken);

    /// <summary>Makes durable that the person takes their approval back; the id of the person whose it is.</summary>
    /// <exception cref="ToolException">No request of that id waits for its action.</exception>
    Task<string> RevokeAsync(string requestId, string? reason, CancellationToken cancellationToken);
}
