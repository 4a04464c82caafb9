namespace Autoheal.Policy.Documents;

/// <summary>What reading a policy file gave: the document, or everything that is wrong with it.</summary>
/// <param name="Document">The document; null when something is wrong.</param>
/// <param name="Errors">What is wrong, in the order of lines.</param>
public sealed record PolicyReading(PolicyDocument? Document, IReadOnlyList<DocumentError> Errors);
