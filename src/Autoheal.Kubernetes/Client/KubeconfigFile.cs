using Autoheal.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Autoheal.Kubernetes.Client;

/// <summary>One kubeconfig file. What it names relatively lies beside it.</summary>
internal sealed class KubeconfigFile
{
    private const int LargestFile = 4 * 1024 * 1024;

    private KubeconfigFile(string path, YamlMappingNode root)
    {
        Path = path;
        Root = root;
    }

    public string Path { get; }

    public YamlMappingNode Root { get; }

    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;

    public static KubeconfigFile Parse(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                throw Wrong(path, $"it is larger than {LargestFile} bytes");
            }

            using var text = File.OpenText(path);
            var yaml = new YamlStream();
            yaml.Load(text);
            return yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode root
                ? new KubeconfigFile(path, root)
                : throw Wrong(path, "it is not a kubeconfig");
        }
        catch (YamlException e)
        {
            throw Wrong(path, $"line {e.Start.Line} is no valid YAML", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(path, "it cannot be read", e);
        }
    }

    public static AutohealException Wrong(string where, string why, Exception? cause = null) =>
        new(ErrorCodes.Configuration, $"The kubeconfig {where} cannot be used: {why}.", cause);
}
