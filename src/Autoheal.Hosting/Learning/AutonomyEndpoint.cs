using Autoheal.Hosting.Requests;
using Autoheal.Learning.Autonomy;
using Autoheal.Learning.Shadow;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Autoheal.Hosting.Learning;

/// <summary><c>GET /autonomy</c> and <c>GET /autonomy/shadow</c>, for people: what every class of actions has earned, and what would have been done.</summary>
internal sealed class AutonomyEndpoint(AutonomyDirectory directory, ShadowDirectory shadow, IOptionsMonitor<AutonomyOptions> options)
{
    public async ValueTask<IResult> GetAsync(HttpContext context) => Answers.Json(
        await directory.ReportAsync(options.CurrentValue, context.RequestAborted), HostingJsonContext.Default.MaturityReport);

    public async ValueTask<IResult> GetShadowAsync(HttpContext context) =>
        Answers.Json(await shadow.ReportAsync(context.RequestAborted), HostingJsonContext.Default.ShadowReport);
}
