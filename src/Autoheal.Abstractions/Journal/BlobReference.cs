namespace Autoheal.Journal;

/// <summary>Where a body lies in the blob store, and how to tell that it is the one that was stored.</summary>
public sealed record BlobReference
{
    /// <summary>Gets the blob's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the keyed digest of the plain body (HMAC-SHA-256, lower-case hex); says nothing about the body without the key.</summary>
    public required string Hmac { get; init; }
}
