using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Autoheal.Architecture.Tests;

/// <summary>
/// Reads compiled code: which members the methods of a namespace call, construct or take the address of. Compiler-generated types
/// (async state machines, closures) count as their outermost type.
/// </summary>
internal static class CallScan
{
    /// <summary>Pairs of calling type and called member, as <c>Namespace.Type</c> and <c>Namespace.Type::Member</c>.</summary>
    public static IEnumerable<(string Caller, string Callee)> Calls(Stream image)
    {
        using var pe = new PEReader(image);
        var metadata = pe.GetMetadataReader();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0)
            {
                continue;
            }

            var caller = OutermostName(metadata, method.GetDeclaringType());
            foreach (var token in Tokens(pe.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!))
            {
                if (Describe(metadata, token) is { } callee)
                {
                    yield return (caller, callee);
                }
            }
        }
    }

    /// <summary>Every four bytes that are a member's token: a superset of the real operands, so that no call hides behind decoding.</summary>
    private static IEnumerable<EntityHandle> Tokens(byte[] il)
    {
        for (var offset = 0; offset + 4 < il.Length; offset++)
        {
            var isCall = il[offset] is 0x28 or 0x6F or 0x73 or 0x27 or 0xD0 || (il[offset] is 0x06 or 0x07 && offset > 0 && il[offset - 1] == 0xFE);
            var token = BitConverter.ToInt32(il, offset + 1);
            if (isCall && (token >>> 24) is 0x06 or 0x0A or 0x2B)
            {
                yield return MetadataTokens.EntityHandle(token);
            }
        }
    }

    private static string? Describe(MetadataReader metadata, EntityHandle handle)
    {
        try
        {
            return handle.Kind switch
            {
                HandleKind.MethodDefinition => Describe(metadata, (MethodDefinitionHandle)handle),
                HandleKind.MemberReference => Describe(metadata, metadata.GetMemberReference((MemberReferenceHandle)handle)),
                HandleKind.MethodSpecification => Describe(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
                _ => null,
            };
        }
        catch (BadImageFormatException)
        {
            // Four bytes that only looked like a token.
            return null;
        }
    }

    private static string Describe(MetadataReader metadata, MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        return $"{OutermostName(metadata, method.GetDeclaringType())}::{metadata.GetString(method.Name)}";
    }

    private static string? Describe(MetadataReader metadata, MemberReference member)
    {
        var parent = member.Parent.Kind switch
        {
            HandleKind.TypeReference => Name(metadata, metadata.GetTypeReference((TypeReferenceHandle)member.Parent)),
            HandleKind.TypeDefinition => OutermostName(metadata, (TypeDefinitionHandle)member.Parent),
            _ => null,
        };
        return parent is null ? null : $"{parent}::{metadata.GetString(member.Name)}";
    }

    private static string Name(MetadataReader metadata, TypeReference type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private static string OutermostName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
        {
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
