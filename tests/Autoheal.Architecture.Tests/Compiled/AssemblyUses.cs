using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Autoheal.Architecture.Tests.Compiled;

/// <summary>Every type and member that an assembly's methods use, closures and state machines counted to the type that they were written in.</summary>
internal sealed class AssemblyUses : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly TypeNames _names = new();

    public AssemblyUses(Stream assembly)
    {
        _file = new PEReader(assembly);
        _reader = _file.GetMetadataReader();
    }

    public AssemblyUses(string path)
        : this(File.OpenRead(path))
    {
    }

    public void Dispose() => _file.Dispose();

    /// <summary>All uses in the types of the namespaces that <paramref name="within"/> accepts.</summary>
    public IEnumerable<MethodUse> Read(Func<string, bool> within)
    {
        foreach (var handle in _reader.TypeDefinitions)
        {
            if (within(NamespaceOf(handle)))
            {
                foreach (var use in OfType(handle))
                {
                    yield return use;
                }
            }
        }
    }

    private string NamespaceOf(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NamespaceOf(outer) : _reader.GetString(type.Namespace);
    }

    private IEnumerable<MethodUse> OfType(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var name = TypeNames.Of(_reader, handle);
        var parts = type.GetFields().SelectMany(field => _reader.GetFieldDefinition(field).DecodeSignature(_names, null));
        parts = parts.Concat(type.BaseType.IsNil ? [] : TypesOf(type.BaseType));
        var own = parts.Select(used => new MethodUse(name, used, null));
        return own.Concat(type.GetMethods().SelectMany(method => OfMethod(name, method)));
    }

    private IEnumerable<MethodUse> OfMethod(string type, MethodDefinitionHandle handle)
    {
        var method = _reader.GetMethodDefinition(handle);
        var name = $"{type}::{_reader.GetString(method.Name)}";
        var signature = method.DecodeSignature(_names, null);
        var uses = signature.ParameterTypes.Append(signature.ReturnType).SelectMany(types => types).Select(used => new MethodUse(name, used, null)).ToList();
        if (method.RelativeVirtualAddress == 0)
        {
            return uses;
        }

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            var locals = _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null);
            uses.AddRange(locals.SelectMany(types => types).Select(used => new MethodUse(name, used, null)));
        }

        uses.AddRange(InstructionTokens.Read(body).SelectMany(token => OfToken(name, token)));
        return uses;
    }

    private IEnumerable<MethodUse> OfToken(string method, EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MemberReference:
                var member = _reader.GetMemberReference((MemberReferenceHandle)token);
                return TypesOf(member.Parent).Select(type => new MethodUse(method, type, _reader.GetString(member.Name)));
            case HandleKind.MethodDefinition:
                var definition = _reader.GetMethodDefinition((MethodDefinitionHandle)token);
                return [new MethodUse(method, TypeNames.Of(_reader, definition.GetDeclaringType()), _reader.GetString(definition.Name))];
            case HandleKind.MethodSpecification:
                var specification = _reader.GetMethodSpecification((MethodSpecificationHandle)token);
                return OfToken(method, specification.Method)
                    .Concat(specification.DecodeSignature(_names, null).SelectMany(types => types).Select(type => new MethodUse(method, type, null)));
            case HandleKind.FieldDefinition:
                return _reader.GetFieldDefinition((FieldDefinitionHandle)token).DecodeSignature(_names, null).Select(type => new MethodUse(method, type, null));
            default:
                return TypesOf(token).Select(type => new MethodUse(method, type, null));
        }
    }

    private ImmutableArray<string> TypesOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => _names.GetTypeFromDefinition(_reader, (TypeDefinitionHandle)handle, 0),
        HandleKind.TypeReference => _names.GetTypeFromReference(_reader, (TypeReferenceHandle)handle, 0),
        HandleKind.TypeSpecification => _names.GetTypeFromSpecification(_reader, null, (TypeSpecificationHandle)handle, 0),
        HandleKind.MethodDefinition => [TypeNames.Of(_reader, _reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType())],
        _ => [],
    };
}
