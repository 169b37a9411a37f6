using System.Text.RegularExpressions;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Security;

/// <summary>
/// A form with an address of its own gets its antiforgery token only when its view asks for it; without one a browser is
/// refused, while a test that takes the token from elsewhere on the page notices nothing.
/// </summary>
public sealed partial class FormTokenTests
{
    [Fact]
    public void Every_form_that_posts_to_an_address_asks_for_its_token()
    {
        var forms = Directory.EnumerateFiles(Repository.PathTo("src", "PartnershipForChange.Web", "Features"), "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => PostForm().Matches(File.ReadAllText(file)).Select(m => (File: Path.GetFileName(file), Form: m.Value))).ToList();

        Assert.True(forms.Count > 50, $"only {forms.Count} forms found");
        Assert.DoesNotContain(forms, f => f.Form.Contains(" action=", StringComparison.Ordinal) && !f.Form.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("""<form [^>]*method="post".*""")]
    private static partial Regex PostForm();
}
