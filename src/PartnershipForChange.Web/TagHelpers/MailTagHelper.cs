using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Domain.People;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// A link by which a reader writes to somebody; its content, or else the address, is what it says. Where an address is not kept any more
/// there is no link: only the content stays.
/// </summary>
[HtmlTargetElement("p-mail")]
public sealed class MailTagHelper : TagHelper
{
    public string? To { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagMode = TagMode.StartTagAndEndTag;
        if (To is null || !Person.IsReachable(To))
        {
            output.TagName = null;
            return;
        }

        output.TagName = "a";
        output.Attributes.SetAttribute("href", $"mailto:{To}");
        if (content.IsEmptyOrWhiteSpace)
        {
            output.Content.SetContent(To);
        }
    }
}
