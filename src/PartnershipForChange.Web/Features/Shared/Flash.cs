using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace PartnershipForChange.Web.Features.Shared;

/// <summary>What a message after an act tells: that it worked, or what to know about it.</summary>
public enum FlashKind
{
    Success,
    Info,
    Warning,
    Problem,
}

/// <summary>A message shown once, on the page that follows a redirect.</summary>
/// <param name="Kind">Decides colour and how a screen reader announces it.</param>
/// <param name="Text">A finished sentence in the reader's language, plain text.</param>
public sealed record FlashMessage(FlashKind Kind, string Text)
{
    private const string Key = "Flash";

    /// <summary>Takes the waiting message, so that it is shown once; null where none waits.</summary>
    public static FlashMessage? Take(ITempDataDictionary temporary) =>
        temporary[Key] is string json ? JsonSerializer.Deserialize<FlashMessage>(json) : null;

    /// <summary>True when a message waits that tells of nothing done, such as a problem, or that there was nothing to do; it goes on waiting.</summary>
    internal static bool TellsOfNothingDone(ITempDataDictionary temporary) =>
        temporary.Peek(Key) is string json && JsonSerializer.Deserialize<FlashMessage>(json) is { Kind: not FlashKind.Success };

    internal void Leave(ITempDataDictionary temporary) => temporary[Key] = JsonSerializer.Serialize(this);
}

public static class FlashExtensions
{
    /// <summary>Leaves a message for the next page: <c>this.Flash(FlashKind.Success, text["Rounds.Saved"])</c>.</summary>
    public static void Flash(this Controller controller, FlashKind kind, string text) =>
        new FlashMessage(kind, text).Leave(controller.TempData);
}
