using Autoheal.Hosting.Requests;
using Microsoft.AspNetCore.Http;

namespace Autoheal.Hosting.Diagnostics;

/// <summary><c>GET /healthz</c>, for anybody: 200 when the host can do its work, 503 with the failing parts when it cannot.</summary>
internal sealed class HealthEndpoint(HostHealth health)
{
    public async ValueTask<IResult> GetAsync(HttpContext context)
    {
        var report = await health.CheckAsync(context.RequestAborted);
        return Answers.Json(
            report,
            HostingJsonContext.Default.HealthReport,
            report.Failing.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
