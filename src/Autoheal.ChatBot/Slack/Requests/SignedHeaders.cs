namespace Autoheal.ChatBot.Slack.Requests;

/// <summary>A timestamp that is recent, and a signature that has the right form. Proves nothing yet.</summary>
/// <param name="Timestamp">The timestamp as it was sent.</param>
/// <param name="Signature">The 32 bytes of the signature.</param>
internal readonly record struct SignedHeaders(string Timestamp, byte[] Signature);
