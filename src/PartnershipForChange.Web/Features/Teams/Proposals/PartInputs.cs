using FluentValidation;
using PartnershipForChange.Application.Proposals;
using PartnershipForChange.Domain.Teams;

namespace PartnershipForChange.Web.Features.Teams.Proposals;

public sealed class FileInput
{
    public IFormFile? File { get; set; }

    /// <summary>Reads one byte more than is allowed at most, so that the rule sees that it is too large without taking all of it.</summary>
    public async Task<AttachFile> ToCommand(Guid team, CancellationToken cancellation)
    {
        await using var stream = File!.OpenReadStream();
        var content = new byte[Math.Min(File.Length, ProposalFile.MostBytes + 1L)];
        await stream.ReadExactlyAsync(content, cancellation);
        return new AttachFile(team, File.FileName, content);
    }
}

public sealed class FileValidator : AbstractValidator<FileInput>
{
    public FileValidator() => RuleFor(x => x.File).NotNull().WithMessage("Rules.Required");
}

public sealed class AuthorInput
{
    public string? Email { get; set; }
}

public sealed class AuthorValidator : AbstractValidator<AuthorInput>
{
    public AuthorValidator() => RuleFor(x => x.Email).NotEmpty().WithMessage("Rules.Required");
}

public sealed class ReviseInput
{
    public Guid? Version { get; set; }

    public string? Reason { get; set; }

    public DateOnly? Until { get; set; }
}

public sealed class ReviseValidator : AbstractValidator<ReviseInput>
{
    public ReviseValidator()
    {
        RuleFor(x => x.Reason).NotEmpty().WithMessage("Rules.Required");
        RuleFor(x => x.Until).NotNull().WithMessage("Rules.Required");
    }
}

public sealed record RevisePage(ProposalView Proposal, ReviseInput Input);
