#:property PublishAot=false
#:property TreatWarningsAsErrors=false
// Writes the app package for Teams: the manifest with its two placeholders filled in, and two icons (192 by 192 in colour, 32 by 32 as an outline).
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

if (args is not [var appId, var host, var output] || !Guid.TryParseExact(appId, "D", out _) || Uri.CheckHostName(host) != UriHostNameType.Dns)
{
    Console.Error.WriteLine("usage: eng/write-teams-package APP_ID HOST OUT.zip (a GUID, the host's public name, a file to write)");
    return 2;
}

var root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "Autoheal.sln")))
{
    root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("Run it inside the checkout.");
}

var manifest = File.ReadAllText(Path.Combine(root, "docs", "teams", "manifest.json")).Replace("{{APP_ID}}", appId).Replace("{{HOST}}", host);
using var package = new ZipArchive(File.Create(output), ZipArchiveMode.Create);
Add("manifest.json", Encoding.UTF8.GetBytes(manifest));
Add("color.png", Png.Draw(192, isOutline: false));
Add("outline.png", Png.Draw(32, isOutline: true));
Console.WriteLine($"{output}: manifest.json, color.png, outline.png");
return 0;

void Add(string name, byte[] bytes)
{
    using var entry = package.CreateEntry(name).Open();
    entry.Write(bytes);
}

/// <summary>A heartbeat that recovers, as a picture (PNG, ISO/IEC 15948).</summary>
internal static class Png
{
    private static readonly (double X, double Y)[] Beat = [(0.14, 0.54), (0.34, 0.54), (0.42, 0.72), (0.54, 0.26), (0.64, 0.54), (0.86, 0.54)];

    public static byte[] Draw(int size, bool isOutline)
    {
        var rows = new MemoryStream();
        for (var y = 0; y < size; y++)
        {
            rows.WriteByte(0);
            for (var x = 0; x < size; x++)
            {
                var isLine = Distance((x + 0.5) / size, (y + 0.5) / size) < 0.045;
                rows.Write(isLine ? [255, 255, 255, 255] : isOutline ? [0, 0, 0, 0] : [0x2F, 0x6F, 0x5E, 255]);
            }
        }

        var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), size);
        (header[8], header[9]) = (8, 6);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Compress(rows.ToArray()));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static double Distance(double x, double y) => Beat.Zip(Beat.Skip(1)).Min(line =>
    {
        var (dx, dy) = (line.Second.X - line.First.X, line.Second.Y - line.First.Y);
        var along = Math.Clamp((((x - line.First.X) * dx) + ((y - line.First.Y) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return double.Hypot(x - line.First.X - (along * dx), y - line.First.Y - (along * dy));
    });

    private static byte[] Compress(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] bytes)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
        file.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. bytes];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    private static uint Checksum(byte[] bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var octet in bytes)
        {
            sum ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }

        return ~sum;
    }
}
