using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>
/// <c>&lt;p-head title="…" above="…" below="…"&gt;buttons&lt;/p-head&gt;</c>: the page's name, once a page; it also names the
/// browser's window. Content is what can be done here: one primary button, the others quiet.
/// </summary>
[HtmlTargetElement("p-head")]
public sealed class HeadTagHelper : TagHelper
{
    public string Title { get; set; } = string.Empty;

    public string? Above { get; set => field = value.OrNull(); }

    public string? Below { get; set => field = value.OrNull(); }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The name of the page being written, where it has a head; in a partial view too, whose view data the layout never sees.</summary>
    internal static string? TitleOf(HttpContext context) => context.Items[typeof(HeadTagHelper)] as string;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        ViewContext.HttpContext.Items[typeof(HeadTagHelper)] ??= Title;
        output.Become("div", "head");
        output.Content.AppendHtml(Markup.Element(
            "div",
            null,
            string.IsNullOrEmpty(Above) ? null : Markup.Element("p", "above", Above),
            Markup.Element("h1", null, Title),
            string.IsNullOrEmpty(Below) ? null : Markup.Element("p", "below", Below)));
        output.Content.Add(inside is null ? null : Markup.Element("div", "actions", inside));
    }
}

/// <summary><c>&lt;p-crumbs&gt;&lt;p-crumb href="/rounds"&gt;…&lt;/p-crumb&gt;&lt;/p-crumbs&gt;</c>: the pages above this one; this one is not among them.</summary>
[HtmlTargetElement("p-crumbs")]
public sealed class CrumbsTagHelper(Text text) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("nav", "crumbs");
        output.Attributes.SetAttribute("aria-label", text["Shared.Crumbs"]);
        output.Content.AppendHtml(Markup.Element("ol", null, inside));
    }
}

[HtmlTargetElement("p-crumb", ParentTag = "p-crumbs")]
public sealed class CrumbTagHelper : TagHelper
{
    public string Href { get; set; } = string.Empty;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("li", "crumb");
        output.Content.AppendHtml(Markup.Element("a", null, inside).With("href", Href));
    }
}

/// <summary><c>&lt;p-tabs label="…"&gt;&lt;p-tab href="…" current="true" count="3"&gt;…&lt;/p-tab&gt;&lt;/p-tabs&gt;</c>: views of one thing, each with an address.</summary>
[HtmlTargetElement("p-tabs")]
public sealed class TabsTagHelper : TagHelper
{
    public string Label { get; set; } = string.Empty;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("nav", "tabs");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

[HtmlTargetElement("p-tab", ParentTag = "p-tabs")]
public sealed class TabTagHelper(Text text) : TagHelper
{
    public string Href { get; set; } = string.Empty;

    public bool Current { get; set; }

    public int? Count { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("a", "tab");
        output.Attributes.SetAttribute("href", Href);
        if (Current)
        {
            output.Attributes.SetAttribute("aria-current", "page");
        }

        output.Content.Add(inside);
        output.Content.Add(Count is null ? null : Markup.Element("span", "tag plain", text.Number(Count.Value)));
    }
}

/// <summary><c>&lt;p-facts&gt;&lt;p-fact name="…" change="/…"&gt;…&lt;/p-fact&gt;&lt;/p-facts&gt;</c>: what is known of one thing; <c>change</c> makes it a check-your-answers list.</summary>
[HtmlTargetElement("p-facts")]
public sealed class FactsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("dl", "facts");
}

[HtmlTargetElement("p-fact")]
public sealed class FactTagHelper(Text text) : TagHelper
{
    public string Name { get; set; } = string.Empty;

    /// <summary>Where the answer can be changed.</summary>
    public string? Change { get; set => field = value.OrNull(); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("div", "fact");
        output.Content.AppendHtml(Markup.Element("dt", null, Name));
        output.Content.AppendHtml(Markup.Element("dd", null, inside is null ? Markup.Element("span", "muted", text["Shared.NotGiven"]) : inside));
        if (Change is not null)
        {
            var link = Markup.Element("a", null, text["Shared.Change"], Markup.Hidden($" {Name}")).With("href", Change);
            output.Content.AppendHtml(Markup.Element("dd", "change", link));
        }
    }
}

/// <summary><c>&lt;p-todo&gt;&lt;p-task done="false" due="…" urgency="Soon" href="…"&gt;…&lt;/p-task&gt;&lt;/p-todo&gt;</c>: what waits, with a tick for what is done.</summary>
[HtmlTargetElement("p-todo")]
public sealed class TodoTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become("ul", "todo");
}

public enum Urgency
{
    None,
    Soon,
    Late,
}

[HtmlTargetElement("p-task")]
public sealed class TaskTagHelper(Text text) : TagHelper
{
    public bool Done { get; set; }

    /// <summary>When it is due, in the reader's words: "do 12. marca", "še 3 dni".</summary>
    public string? Due { get; set => field = value.OrNull(); }

    public Urgency Urgency { get; set; }

    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("li", Done ? "done" : "open");
        var what = Href is null ? inside : Markup.Element("a", null, inside).With("href", Href);
        var state = Markup.Hidden($"{text[Done ? "Shared.Done" : "Shared.ToDo"]}: ");
        output.Content.AppendHtml(Markup.Element("span", Done ? "tick on" : "tick")).AppendHtml(Markup.Element("span", "what", state, what));
        output.Content.Add(string.IsNullOrEmpty(Due) ? null : Markup.Element("span", Urgency == Urgency.None ? "when" : $"when {Urgency.ToString().ToLowerInvariant()}", Due));
    }
}

/// <summary><c>&lt;p-htmx /&gt;</c>: this page updates parts of itself with htmx.</summary>
[HtmlTargetElement("p-htmx", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HtmxTagHelper : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Features.Shared.PageScripts.Need(ViewContext.HttpContext, Features.Shared.PageScripts.Htmx);
        output.SuppressOutput();
    }
}
