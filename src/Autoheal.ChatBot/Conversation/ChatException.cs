using Autoheal.Diagnostics;

namespace Autoheal.ChatBot.Conversation;

/// <summary>A platform did not take a message. The text is for operators; it holds no secrets and nothing that people wrote.</summary>
/// <param name="message">What was refused and why.</param>
/// <param name="isTransient">Whether trying again later may help.</param>
/// <param name="retryAfter">How long the platform asks to wait, if it does.</param>
/// <param name="innerException">The cause, if any.</param>
public sealed class ChatException(string message, bool isTransient, TimeSpan? retryAfter = null, Exception? innerException = null)
    : AutohealException(ErrorCodes.Chat, message, innerException, isTransient, retryAfter);
