using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Infrastructure;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-confirm action="…" button="…" title="…" text="what will happen"&gt;hidden inputs&lt;/p-confirm&gt;</c>: an act that asks
/// first. Its dialog says what will happen and sends the form. The dialog has an address, the page's own with <c>confirm=…</c>,
/// to which the first button leads where there is no script. Not inside another form, but for
/// <c>&lt;p-confirm button="…" text="…" name="…" value="…" /&gt;</c>, without an action: a button of the form around it that asks first.
/// </summary>
/// <remarks>
/// What is typed or ticked would be lost on the way to that address. So without an action, and with <c>ticked="true"</c>, the first
/// button sends the form with the address as <see cref="AsksFirstAttribute.Field"/>, and the action that takes it leads there.
/// </remarks>
[HtmlTargetElement("p-confirm")]
public sealed class ConfirmTagHelper(IHtmlGenerator generator, SentAddresses addresses, Text text) : TagHelper
{
    /// <summary>Which act of the page is asked about.</summary>
    internal const string Query = "confirm";

    /// <summary>Where its form is posted; null: it is a button of the form around it.</summary>
    public string? Action { get; set; }

    /// <summary>What its buttons post, where it is one of several of a form.</summary>
    public string? Name { get; set; }

    public string? Value { get; set; }

    /// <summary>Text of the button, a verb: "Umakni prijavo".</summary>
    public string Button { get; set; } = string.Empty;

    /// <summary>The dialog's question, by default the button's text.</summary>
    public string? Title { get; set; }

    /// <summary>What will happen, in a sentence or two.</summary>
    public string Text { get; set; } = string.Empty;

    public ButtonKind Kind { get; set; } = ButtonKind.Quiet;

    public bool Small { get; set; }

    /// <summary>What the buttons are called where the text alone would be one of many: "Izberi: Manj čakanja".</summary>
    public string? Label { get; set; }

    /// <summary>The act is one on the ticked rows of a list.</summary>
    public bool Ticked { get; set; }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private HttpRequest Request => ViewContext.HttpContext.Request;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        var id = IdOf(inside);
        output.Become(Action is null ? "span" : "form", "act");
        if (Action is not null)
        {
            output.Attributes.SetAttribute("method", "post");
            output.Attributes.SetAttribute("action", Action);
            output.Content.Add(generator.GenerateAntiforgery(ViewContext));
        }

        output.Content.Add(inside);
        output.Content.AppendHtml(First(id));
        output.Content.AppendHtml(Dialog(id));
    }

    /// <summary>The same each time the page is asked for, in whichever language: what the act is, not where on the page it stands.</summary>
    private string IdOf(IHtmlContent? inside)
    {
        using var writer = new StringWriter();
        inside?.WriteTo(writer, NullHtmlEncoder.Default);
        var act = Encoding.UTF8.GetBytes($"{Action}\n{Name}\n{Value}\n{(Ticked ? string.Empty : writer)}");
        return ViewContext.OnlyId("confirm-" + Convert.ToHexStringLower(SHA256.HashData(act).AsSpan(0, 4)));
    }

    private TagBuilder First(string id)
    {
        var css = ButtonTagHelper.Css(Kind) + (Small ? " small" : string.Empty);
        var address = Address(id);
        var first = Action is null || Ticked
            ? Markup.Element("button", css, Button).With("type", "submit").With("name", AsksFirstAttribute.Field).With("value", address)
            : Markup.Element("a", css, Button).With("href", address);
        return first.With("aria-label", Label).With("data-confirm", id);
    }

    private TagBuilder Dialog(string id)
    {
        var isAsked = Request.Query[Query] == id;
        var yes = ButtonTagHelper.Css(Kind is ButtonKind.Danger or ButtonKind.QuietDanger ? ButtonKind.Danger : ButtonKind.Primary);
        var no = ButtonTagHelper.Css(ButtonKind.Quiet);
        return Markup.Element(
            "dialog",
            "dialog",
            Markup.Element("h2", null, Title ?? Button).With("id", $"{id}-title"),
            Markup.Element("p", null, Text).With("id", $"{id}-text"),
            Markup.Element(
                "div",
                "actions",
                Markup.Element("button", yes, Button).With("type", "submit").With("name", Name).With("value", Value).With("aria-label", Label),
                isAsked
                    ? Markup.Element("a", no, text["Shared.Cancel"]).With("href", Address(null)).With("autofocus", "autofocus")
                    : Markup.Element("button", no, text["Shared.Cancel"]).With("type", "button").With("data-close", string.Empty)))
            .With("id", id).With("aria-labelledby", $"{id}-title").With("aria-describedby", $"{id}-text").With("open", isAsked ? "open" : null);
    }

    /// <summary>This page's address, or, where a form that was refused is shown again, that of the page above it.</summary>
    private string Address(string? id) => HttpMethods.IsPost(Request.Method)
        ? addresses.AtOrAbove(ViewContext.HttpContext) + QueryString.Create(Query, id ?? string.Empty)
        : Request.Changed((Query, id), (ChosenRows.Query, null));
}
