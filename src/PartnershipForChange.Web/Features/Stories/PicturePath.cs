using PartnershipForChange.Domain.Stories;

namespace PartnershipForChange.Web.Features.Stories;

public static class PicturePath
{
    /// <summary>Where a picture is served: its address changes with its content, so browsers may keep it.</summary>
    public static string Path(this StoryPicture picture) => $"/stories/pictures/{picture.Key}.{picture.Extension}";
}
