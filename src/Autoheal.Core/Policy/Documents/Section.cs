namespace Autoheal.Policy.Documents;

/// <summary>The fields that may stand together. What is not among them is an error: a misspelled limit must not be a missing one.</summary>
internal sealed record Section(string Name, IReadOnlyList<Field> Fields)
{
    public Field? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
