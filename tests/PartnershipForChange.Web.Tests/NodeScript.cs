using System.Diagnostics;
using System.Text;
using System.Text.Json;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests;

/// <summary>Runs a script beside the tests with node and reads the JSON it prints.</summary>
internal static class NodeScript
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="script">Its path in this project.</param>
    /// <param name="input">What it gets on standard input.</param>
    /// <exception cref="InvalidOperationException">When the script fails.</exception>
    public static async Task<T> Run<T>(string script, byte[] input)
    {
        var folder = Repository.PathTo("tests", "PartnershipForChange.Web.Tests");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, script)])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.BaseStream.WriteAsync(input);
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return node.ExitCode == 0 ? JsonSerializer.Deserialize<T>(output, Json)! : throw new InvalidOperationException(await errors);
    }
}
