using System.Text.Encodings.Web;
using System.Text.Json;

namespace PartnershipForChange.Benchmarks;

/// <summary>Writes a command's figures as one line of JSON, names in camel case.</summary>
internal static class JsonLine
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write<T>(TextWriter output, T figures) =>
        output.WriteLine(JsonSerializer.Serialize(figures, Options));
}
