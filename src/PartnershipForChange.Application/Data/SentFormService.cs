using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Application.Data;

/// <summary>Knows which forms were saved, for as long as somebody could press twice.</summary>
public sealed class SentFormService(PortalDbContext db)
{
    /// <summary>True when an earlier request saved this form and this one saved nothing.</summary>
    public async Task<bool> WasSavedBefore(SentForm form, CancellationToken cancellation) => !form.IsSaved && await db.UserTokens.AsNoTracking()
        .AnyAsync(t => t.UserId == form.UserId && t.LoginProvider == SentForm.Provider && t.Name == form.Mark, cancellation);
}

/// <summary>Forgets forms of the days before yesterday.</summary>
internal sealed class SentFormCleaning(PortalDbContext db) : IDailyTask
{
    public Task Run(DateOnly today, CancellationToken cancellation)
    {
        // An instant is written down by its day in UTC, so the day around midnight may be the one before or after.
        string[] kept = [SentForm.Written(today), SentForm.Written(today.AddDays(-1))];
        return db.UserTokens.Where(t => t.LoginProvider == SentForm.Provider && !kept.Contains(t.Value)).ExecuteDeleteAsync(cancellation);
    }
}
