namespace PartnershipForChange.Web.Features.Shared;

/// <summary>Which page of a list is shown.</summary>
/// <param name="Number">1 for the first page.</param>
/// <param name="Size">Rows a page.</param>
/// <param name="Total">Rows in the whole list.</param>
public sealed record Page(int Number, int Size, int Total)
{
    public int Count => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>Position, from 1, of the first row shown; 0 where the list is empty.</summary>
    public int First => Total == 0 ? 0 : ((Number - 1) * Size) + 1;

    public int Last => Math.Min(Total, Number * Size);

    /// <summary>The pages to link to, in order: the ends and those around the current one; null marks a gap.</summary>
    public IEnumerable<int?> Links()
    {
        var shown = 0;
        for (var page = 1; page <= Count; page++)
        {
            if (page == 1 || page == Count || Math.Abs(page - Number) <= 1)
            {
                if (page > shown + 1)
                {
                    yield return page == shown + 2 ? shown + 1 : null;
                }

                yield return page;
                shown = page;
            }
        }
    }
}
