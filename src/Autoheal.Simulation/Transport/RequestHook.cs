using Autoheal.Simulation.Api;

namespace Autoheal.Simulation.Transport;

/// <summary>
/// Something that happens around every in-process request: a place to yield to other work, to crash, or to break the connection by throwing
/// <see cref="HttpRequestException"/>.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="response">The answer; null before the server has seen the request.</param>
/// <param name="cancellationToken">Cancelled when the client gives up.</param>
public delegate Task RequestHook(ApiRequest request, ApiResponse? response, CancellationToken cancellationToken);
