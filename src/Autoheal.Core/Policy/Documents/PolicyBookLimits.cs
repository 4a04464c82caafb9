namespace Autoheal.Policy.Documents;

/// <summary>The limits that rules of a document fall back on: those of the book that the document is active in.</summary>
internal sealed class PolicyBookLimits
{
    private static readonly PolicyOptions s_refusing = new();

    private PolicyBook? _book;

    public PolicyOptions Of(PolicyInput input) => _book?.For(input) ?? s_refusing;

    public void Bind(PolicyBook book) => _book = book;
}
