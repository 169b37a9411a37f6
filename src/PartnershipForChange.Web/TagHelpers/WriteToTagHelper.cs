using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Programme;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-write-to /&gt;</c> after a sentence that says to write to the coordinators: their address. Nothing where none is
/// configured (<see cref="ProgrammeOptions.Contact"/>), so the sentence has to make sense alone.
/// </summary>
[HtmlTargetElement("p-write-to", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WriteToTagHelper(Text text, IOptions<ProgrammeOptions> programme) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var address = programme.Value.Contact.Trim();
        if (address.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.Become("span", "write-to");
        output.Content.Append(text["Shared.WriteTo"] + " ");
        output.Content.AppendHtml(Markup.Element("a", null, address).With("href", $"mailto:{address}"));
    }
}
