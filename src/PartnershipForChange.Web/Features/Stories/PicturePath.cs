using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Web.Features.Stories;

public static class PicturePath
{
    /// <summary>Where a picture is served: its address changes with its content, so browsers may keep it.</summary>
    public static string Path(this StoryPicture picture) => $"/stories/pictures/{picture.Key}.{picture.Extension}";

    /// <summary>The Markdown that places a picture in its story's text.</summary>
    public static string Line(this TextPicture picture) => $"![](picture:{picture.Number})";

    /// <summary>Finds what the story's text places, with the words that this reader reads.</summary>
    public static Func<string, PlacedPicture?> PlacedPictures(this Story story, Text text) => name => story.TextPictureCalled(name) is { } found
        ? new PlacedPicture(found.Picture.Path(), text.Of(found.PictureAlternative), found.PictureWidth, found.PictureHeight)
        : null;
}
