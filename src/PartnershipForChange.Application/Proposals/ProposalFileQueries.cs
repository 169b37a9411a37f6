using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Application.Teams;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <summary>A file for downloading. The reader disposes the stream.</summary>
public sealed record ProposalDownload(Stream Content, string ContentType, string Name);

/// <summary>Opens files for whoever may read the proposal.</summary>
public sealed class ProposalFileQueries(PortalDbContext db, FileStore store)
{
    /// <exception cref="NotFoundException">When it is another team's file, or its content is gone.</exception>
    public async Task<ProposalDownload> Open(Guid teamId, Guid fileId, Actor actor, CancellationToken cancellation)
    {
        var file = await (
            from team in db.TeamsWithProposalFor(actor)
            join proposal in db.Proposals on team.Id equals proposal.TeamId
            join found in db.ProposalFiles.AsNoTracking() on proposal.Id equals found.ProposalId
            where team.Id == teamId && found.Id == fileId
            select found).FirstOrDefaultAsync(cancellation).OrNotFound();
        var content = store.Open(file.Key) ?? throw new NotFoundException(nameof(ProposalFile));
        return new ProposalDownload(content, file.ContentType, file.Name);
    }
}
