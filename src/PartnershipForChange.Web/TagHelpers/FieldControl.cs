using System.Collections;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.TagHelpers;

/// <summary>How label and control of a field stand to each other.</summary>
internal enum FieldShape
{
    /// <summary>A label above one control.</summary>
    Single,

    /// <summary>A legend above several controls.</summary>
    Group,

    /// <summary>One checkbox with its label beside it.</summary>
    Tick,
}

/// <summary>Chooses and draws the control of a <see cref="FieldTagHelper"/>.</summary>
internal sealed class FieldControl(IHtmlGenerator generator, Text text, ViewContext view, ModelExpression property)
{
    private readonly Type _type = property.Metadata.UnderlyingOrModelType;

    public required Dictionary<string, object?> Attributes { get; init; }

    public string? Type { get; init; }

    public int Rows { get; init; }

    public IEnumerable<SelectListItem>? Items { get; init; }

    public ChoiceStyle Style { get; init; }

    public string? Prompt { get; init; }

    public string? Width { get; init; }

    public string? Suffix { get; init; }

    public bool Filter { get; init; }

    public string? DescribedBy { get; set; }

    public bool IsInvalid { get; set; }

    public string FullName { get; } = view.ViewData.TemplateInfo.GetFullHtmlFieldName(property.Name);

    public string Id => TagBuilder.CreateSanitizedId(FullName, "_");

    public FieldShape Shape => Choices is not null && ChosenStyle != ChoiceStyle.Select ? FieldShape.Group
        : Choices is null && _type == typeof(bool) ? FieldShape.Tick
        : FieldShape.Single;

    private bool IsMany => property.Metadata.IsEnumerableType && !IsFile;

    private bool IsFile => typeof(IFormFile).IsAssignableFrom(_type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(_type);

    private ChoiceStyle ChosenStyle => Style != ChoiceStyle.Auto ? Style : IsMany ? ChoiceStyle.Checks : ChoiceStyle.Select;

    private IEnumerable<SelectListItem>? Choices => Items ?? (_type.IsEnum ? WordsOf(_type) : null);

    public IHtmlContent Build()
    {
        if (Choices is { } choices)
        {
            return ChosenStyle == ChoiceStyle.Select ? Select(choices) : Group([.. choices]);
        }

        var control = IsFile ? File() : Rows > 0 ? TextArea() : Input();
        if (Suffix is not null)
        {
            return Markup.Element("div", "with-affix", control, Markup.Element("span", "affix", Suffix));
        }

        return Rows > 0 && Attributes.ContainsKey("maxlength") ? new HtmlContentBuilder().AppendHtml(control).AppendHtml(Count()) : control;
    }

    /// <summary>A checkbox with its label; an unticked one still posts <c>false</c>.</summary>
    public IHtmlContent Tick(string label, string? hint)
    {
        var box = generator.GenerateCheckBox(view, property.ModelExplorer, property.Name, null, Wired(null));
        var unticked = Markup.Element("input").With("type", "hidden").With("name", FullName).With("value", "false").Empty();
        return new HtmlContentBuilder()
            .AppendHtml(Markup.Element(
                "div",
                "choice",
                box,
                Markup.Element("div", null, Markup.Element("label", null, label).With("for", Id), hint is null ? null : Markup.Element("span", "hint", hint).With("id", $"{Id}-hint"))))
            .AppendHtml(unticked);
    }

    private TagBuilder Select(IEnumerable<SelectListItem> choices)
    {
        var values = generator.GetCurrentValues(view, property.ModelExplorer, property.Name, IsMany);
        var prompt = Prompt is { Length: 0 } ? null : Prompt ?? text["Shared.Choose"];
        return generator.GenerateSelect(view, property.ModelExplorer, IsMany ? null : prompt, property.Name, choices, values, IsMany, Wired("control"));
    }

    private IHtmlContent Group(IReadOnlyList<SelectListItem> choices)
    {
        var values = generator.GetCurrentValues(view, property.ModelExplorer, property.Name, IsMany) ?? [];
        var type = ChosenStyle == ChoiceStyle.Checks ? "checkbox" : "radio";
        var list = Markup.Element("div", ChosenStyle == ChoiceStyle.InlineRadios ? "choices inline" : Filter ? "choices long" : "choices");
        for (var index = 0; index < choices.Count; index++)
        {
            list.InnerHtml.AppendHtml(Option(choices[index], type, index, values));
        }

        if (!Filter)
        {
            return list;
        }

        PageScripts.Need(view.HttpContext, PageScripts.FilterList);
        list.With("id", $"{Id}-list");
        var box = Markup.Element("input", "control medium choice-filter").With("type", "search").With("aria-label", text["Shared.FilterList"])
            .With("placeholder", text["Shared.FilterList"]).With("data-filter-list", $"{Id}-list").With("hidden", "hidden").With("autocomplete", "off").Empty();
        var found = Markup.Element("p", "visually-hidden").With("role", "status").With("data-text", text["Shared.FilterFound"]);
        return new HtmlContentBuilder().AppendHtml(box).AppendHtml(list).AppendHtml(found);
    }

    private TagBuilder Option(SelectListItem choice, string type, int index, ICollection<string> values)
    {
        var id = index == 0 ? Id : $"{Id}-{index + 1}";
        var more = choice as Choice;
        var input = Markup.Element("input").With("type", type).With("id", id).With("name", FullName).With("value", choice.Value)
            .With("checked", values.Contains(choice.Value) || (values.Count == 0 && choice.Selected) ? "checked" : null)
            .With("disabled", choice.Disabled ? "disabled" : null)
            .With("aria-describedby", more?.Hint is null ? null : $"{id}-hint")
            .Empty();
        var shape = more?.Side is { } side ? Markup.Element("span", $"shape {side.Css()}") : null;
        var label = Markup.Element("label", null, shape, shape is null ? null : " ", choice.Text).With("for", id);
        return Markup.Element(
            "div",
            "choice",
            input,
            Markup.Element("div", null, label, more?.Hint is null ? null : Markup.Element("span", "hint", more.Hint).With("id", $"{id}-hint")));
    }

    private TagBuilder TextArea() => generator.GenerateTextArea(view, property.ModelExplorer, property.Name, Rows, 0, Wired("control"));

    private TagBuilder File()
    {
        var many = typeof(IEnumerable).IsAssignableFrom(_type);
        var input = Markup.Element("input").With("type", "file").With("id", Id).With("name", FullName).With("multiple", many ? "multiple" : null).Empty();
        input.MergeAttributes(Wired("file-drop"), replaceExisting: true);
        return input;
    }

    private TagBuilder Input()
    {
        var (type, format, width) = _type switch
        {
            _ when Type is "datetime-local" => (Type, "{0:yyyy-MM-ddTHH:mm}", "medium"),
            _ when Type is not null => (Type, null, null),
            var t when t == typeof(DateOnly) || t == typeof(DateTime) || t == typeof(DateTimeOffset) => ("date", "{0:yyyy-MM-dd}", "medium"),
            var t when t == typeof(TimeOnly) => ("time", "{0:HH\\:mm}", "short"),
            var t when t == typeof(int) || t == typeof(long) || t == typeof(decimal) || t == typeof(double) => ("text", null, "short"),
            _ => property.Metadata.DataTypeName switch
            {
                "EmailAddress" => ("email", null, null),
                "Password" => ("password", null, null),
                _ => ("text", (string?)null, (string?)null),
            },
        };

        // A text field with a number keypad accepts the reader's own decimal sign, which type="number" does not.
        if (type == "text" && width == "short")
        {
            Attributes.TryAdd("inputmode", _type == typeof(int) || _type == typeof(long) ? "numeric" : "decimal");
        }

        var value = type == "password" ? null : property.Model;
        var input = generator.GenerateTextBox(view, property.ModelExplorer, property.Name, value, format, Wired("control", width));
        input.Attributes["type"] = type;
        return input;
    }

    private TagBuilder Count()
    {
        var most = int.TryParse(Attributes["maxlength"]?.ToString(), out var length) ? length : 0;
        var left = most - (property.Model?.ToString() ?? string.Empty).Length;
        return Markup.Element("p", "count", text["Shared.CharactersLeft", left]).With("id", $"{Id}-count").With("data-text", text["Shared.CharactersLeft"]);
    }

    private Dictionary<string, object?> Wired(string? css, string? width = null)
    {
        var classes = string.Join(' ', new[] { css, Width ?? width }.OfType<string>());
        var wired = new Dictionary<string, object?>(Attributes);
        if (classes.Length > 0)
        {
            wired["class"] = classes;
        }

        if (DescribedBy is not null)
        {
            wired["aria-describedby"] = DescribedBy;
        }

        if (IsInvalid)
        {
            wired["aria-invalid"] = "true";
        }

        return wired;
    }

    private List<SelectListItem> WordsOf(Type type) =>
        [.. Enum.GetNames(type).Select(name => new SelectListItem(text[$"Words.{type.Name}.{name}"], name))];
}
