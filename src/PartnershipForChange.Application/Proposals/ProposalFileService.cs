using Microsoft.EntityFrameworkCore;
using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Application.Files;
using PartnershipForChange.Application.Identity;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Application.Proposals;

/// <param name="Name">As the browser sent it.</param>
public sealed record AttachFile(Guid TeamId, string? Name, byte[] Content);

/// <summary>Files that members attach to their proposal.</summary>
public sealed class ProposalFileService(PortalDbContext db, FileStore store, IFileScan scan, TimeProvider clock)
{
    /// <summary>Keeps a file with the proposal.</summary>
    /// <exception cref="DomainRuleException">
    /// When nothing may be written now, there are too many, it is empty or too large, its content is none of the kinds taken, the
    /// name has another extension than the content, or the scan refuses it.
    /// </exception>
    public async Task Attach(AttachFile command, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await db.OwnProposal(command.TeamId, actor, cancellation);
        var there = await db.ProposalFiles.CountAsync(f => f.ProposalId == proposal.Id, cancellation);
        proposal.RequireAttach(round, there, clock.Today());
        var kind = KindOf(command);
        var name = ProposalFile.CleanName(command.Name, kind.Extension);
        if (!await scan.IsHarmless(command.Content, cancellation))
        {
            throw new DomainRuleException("Rules.FileRefused") { Field = "File" };
        }

        var now = clock.GetUtcNow();
        var key = await store.Save(command.Content, cancellation);
        db.ProposalFiles.Add(proposal.Attach(round, there, new ProposalUpload(name, kind.ContentType, command.Content.Length, key), actor.PersonId, now, clock.Today()));

        // Two who attach the tenth at once: one of them is told.
        db.Touch(proposal);
        await db.SaveAsync(actor, now, cancellation);
    }

    /// <exception cref="NotFoundException">When it is another team's file.</exception>
    public async Task Remove(Guid teamId, Guid fileId, Actor actor, CancellationToken cancellation)
    {
        var (proposal, round) = await db.OwnProposal(teamId, actor, cancellation);
        var file = await db.ProposalFiles.FirstOrDefaultAsync(f => f.Id == fileId && f.ProposalId == proposal.Id, cancellation).OrNotFound();
        proposal.RequireWriting(round, clock.Today());
        db.ProposalFiles.Remove(file);
        await db.SaveAsync(actor, clock.GetUtcNow(), cancellation);

        // The same content may be kept for somebody else too.
        if (!await db.ProposalFiles.AnyAsync(f => f.Key == file.Key, cancellation) && !await db.Stories.AnyAsync(s => s.PictureKey == file.Key, cancellation))
        {
            store.Remove(file.Key);
        }
    }

    private static FileKind KindOf(AttachFile command)
    {
        Guard.Against(
            command.Content.Length == 0 ? new DomainRuleException("Rules.FileEmpty") { Field = "File" }
            : command.Content.Length > ProposalFile.MostBytes ? new DomainRuleException("Rules.FileTooLarge", ProposalFile.MostBytes / (1024 * 1024)) { Field = "File" }
            : null);
        var kind = DocumentKinds.Of(command.Content) ?? throw new DomainRuleException("Rules.FileKind") { Field = "File" };
        var extension = Path.GetExtension(command.Name ?? string.Empty).TrimStart('.').ToLowerInvariant();
        return extension == kind.Extension || (kind == FileKinds.Jpeg && extension == "jpeg")
            ? kind
            : throw new DomainRuleException("Rules.FileNotWhatItSays", extension, kind.Extension) { Field = "File" };
    }
}
