using FluentValidation;
using PartnershipForChange.Application.Import;

namespace PartnershipForChange.Web.Features.Import;

/// <summary>The files of a round, any of them.</summary>
public sealed class ImportInput
{
    public IFormFile? Organisations { get; set; }

    public IFormFile? HostPlaces { get; set; }

    public IFormFile? Participants { get; set; }

    public IFormFile? Relations { get; set; }

    public IFormFile? Contacts { get; set; }

    public async Task<IReadOnlyList<ImportUpload>> Read(CancellationToken cancellation)
    {
        var files = new (ImportKind Kind, IFormFile? File)[]
        {
            (ImportKind.Organisations, Organisations), (ImportKind.HostPlaces, HostPlaces),
            (ImportKind.Participants, Participants), (ImportKind.Relations, Relations),
            (ImportKind.Contacts, Contacts),
        };
        var uploads = new List<ImportUpload>();
        foreach (var (kind, file) in files)
        {
            if (file is not null)
            {
                uploads.Add(await file.Read(kind, cancellation));
            }
        }

        return uploads;
    }
}

/// <summary>A contact's file of people.</summary>
public sealed class NominationFileInput
{
    public IFormFile? File { get; set; }
}

public sealed class ImportValidator : AbstractValidator<ImportInput>
{
    public ImportValidator()
    {
        RuleFor(x => x.Organisations).FitsUpload();
        RuleFor(x => x.HostPlaces).FitsUpload();
        RuleFor(x => x.Participants).FitsUpload();
        RuleFor(x => x.Relations).FitsUpload();
        RuleFor(x => x.Contacts).FitsUpload();
    }
}

public sealed class NominationFileValidator : AbstractValidator<NominationFileInput>
{
    public NominationFileValidator()
    {
        RuleFor(x => x.File).NotNull().WithMessage("Import.ChooseFile");
        RuleFor(x => x.File).FitsUpload();
    }
}

internal static class ImportFiles
{
    /// <summary>
    /// What a request may bring at most, bytes. Above one file's limit on purpose: a file that is too large is taken
    /// in and refused with a sentence beside its field.
    /// </summary>
    public const long MaxRequest = 256L * 1024 * 1024;

    /// <summary>As <see cref="ImportLimits.Upload"/> has it.</summary>
    public const int FileMegabytes = ImportLimits.UploadMegabytes;

    private const int Megabyte = 1024 * 1024;

    public static void FitsUpload<T>(this IRuleBuilder<T, IFormFile?> rule) => rule
        .Must(file => file is null || file.Length <= ImportLimits.Upload.MaxBytes)
        .WithMessage("Import.FileTooLarge")
        .WithState((_, file) => new object[] { (file!.Length + Megabyte - 1) / Megabyte, ImportLimits.Upload.MaxBytes / Megabyte });

    public static async Task<ImportUpload> Read(this IFormFile file, ImportKind kind, CancellationToken cancellation)
    {
        using var content = new MemoryStream((int)file.Length);
        await file.CopyToAsync(content, cancellation);
        return new ImportUpload(kind, file.FileName, content.ToArray());
    }
}
