using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing;

namespace PartnershipForChange.Testing;

/// <summary>
/// A person's browser without a screen: keeps cookies, does not follow redirects by itself, reads pages as documents
/// and sends their forms with every hidden field, antiforgery included.
/// </summary>
public sealed class Browser(HttpClient client)
{
    public HttpClient Client => client;

    /// <summary>A browser nobody is signed in to.</summary>
    public static Browser Of(PortalFactory portal, string language = "en")
    {
        var client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        // A crowd on a busy machine may take longer than the client's own hundred seconds.
        client.Timeout = TimeSpan.FromMinutes(10);
        return new Browser(client);
    }

    /// <summary>A browser in which this account of <see cref="World"/> is signed in.</summary>
    public static async Task<Browser> SignedIn(PortalFactory portal, string email, string language = "en")
    {
        var browser = Of(portal, language);
        var answer = await browser.Submit("/account/sign-in", ("Email", email), ("Password", World.Password));
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{email} could not sign in: {answer.StatusCode}");
        }

        // Signing in chose the language of the person; tests say which one they read.
        await browser.PostTo("/language", "/", ("language", language), ("returnUrl", "/"));
        return browser;
    }

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(path);

    /// <summary>What the page at this address says, without its head, menus and foot; fails unless it is 200.</summary>
    public async Task<string> Text(string path) => (await Page(path)).QuerySelector("main")!.TextContent;

    /// <summary>The page at this address; fails unless it is 200.</summary>
    public async Task<IHtmlDocument> Page(string path)
    {
        using var answer = await client.GetAsync(path);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"GET {path}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        return await Document(answer);
    }

    public static async Task<IHtmlDocument> Document(HttpResponseMessage answer)
    {
        var context = BrowsingContext.New(Configuration.Default);
        var content = await answer.Content.ReadAsStringAsync();
        return (IHtmlDocument)await context.OpenAsync(request => request.Content(content));
    }

    /// <summary>Opens a page and sends its form with these values; the form is the one that posts to <paramref name="action"/>, else the first in main.</summary>
    public async Task<HttpResponseMessage> Submit(string path, string? action, params (string Name, string Value)[] values)
    {
        var form = await Form(path, action);
        return await Send(AddressOf(form, path), Fields(form), values);
    }

    /// <summary>As <see cref="Submit(string, string?, ValueTuple{string, string}[])"/>, pressed twice at once: a double press where no script prevents it.</summary>
    public async Task<HttpResponseMessage[]> SubmitTwice(string path, string? action, params (string Name, string Value)[] values)
    {
        var form = await Form(path, action);
        return await Task.WhenAll(Send(AddressOf(form, path), Fields(form), values), Send(AddressOf(form, path), Fields(form), values));
    }

    public Task<HttpResponseMessage> Submit(string path, params (string Name, string Value)[] values) => Submit(path, action: null, values);

    /// <summary>Posts to an address directly, with the antiforgery token of the page <paramref name="tokenFrom"/>: what a forged or stale form would do.</summary>
    public async Task<HttpResponseMessage> PostTo(string path, string tokenFrom, params (string Name, string Value)[] values)
    {
        return await Send(path, [await Token(tokenFrom)], values);
    }

    /// <summary>Opens a page and sends the form of it that takes files, with these.</summary>
    public async Task<HttpResponseMessage> Upload(string path, params (string Field, string FileName, byte[] Content)[] files)
    {
        var page = await Page(path);
        var form = page.QuerySelectorAll("main form[enctype='multipart/form-data']").Cast<IHtmlFormElement>().First();
        using var content = Parts(Fields(form), files);
        return await client.PostAsync(AddressOf(form, path), content);
    }

    /// <summary>Sends files to an address whose page has no form for them, with the token of another page.</summary>
    public async Task<HttpResponseMessage> UploadTo(string path, string tokenFrom, params (string Field, string FileName, byte[] Content)[] files)
    {
        using var content = Parts([await Token(tokenFrom)], files);
        return await client.PostAsync(path, content);
    }

    private async Task<IHtmlFormElement> Form(string path, string? action)
    {
        var forms = (await Page(path)).QuerySelectorAll("main form[method=post]").Cast<IHtmlFormElement>().ToList();
        return (action is null ? forms.FirstOrDefault() : forms.Find(f => AddressOf(f, path).Split('?')[0] == action))
            ?? throw new InvalidOperationException($"No form{(action is null ? "" : $" to {action}")} on {path}");
    }

    private async Task<KeyValuePair<string, string>> Token(string from) => new(
        "__RequestVerificationToken",
        (await Page(from)).QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? string.Empty);

    private static MultipartFormDataContent Parts(List<KeyValuePair<string, string>> fields, (string Field, string FileName, byte[] Content)[] files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (field, fileName, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, fileName);
        }

        return content;
    }

    private Task<HttpResponseMessage> Send(string path, List<KeyValuePair<string, string>> fields, (string Name, string Value)[] values)
    {
        var names = values.Select(v => v.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        fields.RemoveAll(f => names.Contains(f.Key));
        fields.AddRange(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        return client.PostAsync(path, new FormUrlEncodedContent(fields));
    }

    private static string AddressOf(IHtmlFormElement form, string page) =>
        form.GetAttribute("action") is { Length: > 0 } action ? action : page;

    private static List<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "submit" or "button" or "file" }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement { Name: { Length: > 0 } name } input:
                    fields.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    fields.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    fields.AddRange(select.SelectedOptions.Select(o => KeyValuePair.Create(name, o.GetAttribute("value") ?? o.Text)));
                    break;
            }
        }

        return fields;
    }
}
