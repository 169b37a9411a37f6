using PartnershipForChange.Web.Features.Shared;

namespace PartnershipForChange.Web.Features.Design;

/// <summary>A form with a field of each kind.</summary>
public sealed class DesignForm
{
    public string Name { get; set; } = "Ana Hribar";

    public string? Email { get; set; } = "ana.hribar@";

    public Sector Side { get; set; }

    public DateOnly? Start { get; set; } = new DateOnly(2027, 5, 31);

    public int? Places { get; set; } = 2;

    public string? Town { get; set; }

    public string? Motivation { get; set; }

    public IReadOnlyList<string> Weeks { get; set; } = [];

    public IReadOnlyList<string> Skills { get; set; } = ["service"];

    public string? Away { get; set; } = "maybe";

    public IFormFile? List { get; set; }

    public bool Agrees { get; set; }

    public IReadOnlyList<string> Wishes { get; set; } = [];

    public string? Query { get; set; }
}
