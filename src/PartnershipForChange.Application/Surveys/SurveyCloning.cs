using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Rounds;
using PartnershipForChange.Domain.Rounds;
using PartnershipForChange.Domain.Surveys;

namespace PartnershipForChange.Application.Surveys;

/// <summary>The same items and waves for a round that follows, with a key of its own: nobody is followed from round to round.</summary>
internal sealed class SurveyCloning(PortalDbContext db) : IRoundCloning
{
    public async Task Clone(Round source, Round clone, CancellationToken cancellation)
    {
        var survey = await db.Surveys.AsNoTracking().WithParts().FirstOrDefaultAsync(s => s.RoundId == source.Id, cancellation);
        if (survey is not null)
        {
            var copy = survey.CloneFor(clone);
            db.AddRange(copy, new SurveySalt(copy.Id));
        }
    }
}
