using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PartnershipForChange.Application.Localisation;

namespace PartnershipForChange.Web.TagHelpers;

public enum StepState
{
    Next,
    Now,
    Done,

    /// <summary>The way went back or ended here; its title says which.</summary>
    Stopped,
}

/// <summary><c>&lt;p-timeline&gt;</c> holds <c>&lt;p-step&gt;</c>s in a row (on a phone in a column); <c>&lt;p-path&gt;</c> always in a column.</summary>
[HtmlTargetElement("p-timeline")]
[HtmlTargetElement("p-path")]
public sealed class StepsInOrderTagHelper : TagHelper
{
    /// <summary>What the list is called for screen readers.</summary>
    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("ol", context.TagName == "p-path" ? "path" : "timeline");
        if (Label is not null)
        {
            output.Attributes.SetAttribute("aria-label", Label);
        }
    }
}

/// <summary><c>&lt;p-step state="Done" title="…" note="…"&gt;…&lt;/p-step&gt;</c>: a phase or an event; that it is done is told in words to screen readers.</summary>
[HtmlTargetElement("p-step")]
public sealed class StepTagHelper(Text text) : TagHelper
{
    public StepState State { get; set; }

    public string Title { get; set; } = string.Empty;

    public string? Note { get; set => field = value.OrNull(); }

    public string? Href { get; set => field = value.OrNull(); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.Inside();
        output.Become("li", State == StepState.Next ? "ahead" : State.ToString().ToLowerInvariant());
        if (State == StepState.Now)
        {
            output.Attributes.SetAttribute("aria-current", "step");
        }

        object name = Href is null ? Title : Markup.Element("a", null, Title).With("href", Href);
        var state = State == StepState.Done ? Markup.Hidden($", {text["Shared.Step.Done"]}") : null;
        output.Content.AppendHtml(Markup.Element("span", "step-name", name, state, Note is null ? null : Markup.Hidden(": ")));
        output.Content.Add(Note is null ? null : Markup.Element("span", "step-note", Note));
        output.Content.Add(inside is null ? null : Markup.Element("div", "step-body", inside));
    }
}

/// <summary><c>&lt;p-steps names="@names" current="2" /&gt;</c>: where one is in a wizard, counted from 1.</summary>
[HtmlTargetElement("p-steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WizardStepsTagHelper(Text text) : TagHelper
{
    public IReadOnlyList<string> Names { get; set; } = [];

    public int Current { get; set; } = 1;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "steps");
        var list = Markup.Element("ol").With("aria-hidden", "true");
        for (var number = 1; number <= Names.Count; number++)
        {
            list.InnerHtml.AppendHtml(Markup.Element("li", number < Current ? "done" : number == Current ? "now" : "ahead", Names[number - 1]));
        }

        output.Content.AppendHtml(Markup.Element("p", null, text["Shared.StepOf", Current, Names.Count, Names[Current - 1]])).AppendHtml(list);
    }
}

/// <summary><c>&lt;p-progress value="45" max="100" label="…" /&gt;</c>: how far something is. Without a value it only says that work goes on.</summary>
[HtmlTargetElement("p-progress", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProgressTagHelper(Text text) : TagHelper
{
    public double? Value { get; set; }

    public double Max { get; set; } = 100;

    public string Label { get; set; } = string.Empty;

    /// <summary>What stands at the right end, by default the percentage.</summary>
    public string? Shown { get; set => field = value.OrNull(); }

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Become("div", "progress-line");
        var id = ViewContext.NewId("progress");
        var share = Value is null || Max <= 0 ? null : (Value.Value / Max).ToString("P0", text.Culture);
        output.Content
            .AppendHtml(Markup.Element("span", "top", Markup.Element("span", null, Label).With("id", id), Markup.Element("b", "number", Shown ?? share)))
            .AppendHtml(Markup.Element("progress").With("aria-labelledby", id)
                .With("value", Value?.ToString(System.Globalization.CultureInfo.InvariantCulture))
                .With("max", Max.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
