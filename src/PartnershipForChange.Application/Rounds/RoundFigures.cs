using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Application.Rounds;

/// <summary>The counts of one round that its dashboard, its checks and the home page share.</summary>
public sealed record RoundFigures
{
    /// <summary>True when the programme has partnership terms to accept.</summary>
    public bool TermsIssued { get; init; }

    /// <summary>Organisations invited that have given no answer.</summary>
    public BySide Unanswered { get; init; }

    /// <summary>Organisations that have answered "maybe".</summary>
    public BySide Undecided { get; init; }

    /// <summary>Of those without an answer and with "maybe", the ones with no contact who could give it, nor anybody invited to be one.</summary>
    public BySide WithoutContact { get; init; }

    /// <summary>Of those without an answer and with "maybe", the ones reminded today, who cannot be again.</summary>
    public BySide RemindedToday { get; init; }

    /// <summary>Organisations that take part.</summary>
    public BySide Accepted { get; init; }

    /// <summary>Organisations not taking part this round.</summary>
    public BySide Declined { get; init; }

    /// <summary>Organisations that said they send people and have nobody in the round yet.</summary>
    public BySide WithoutPeople { get; init; }

    /// <summary>People in the round, whatever their registration's state, those withdrawn left out.</summary>
    public BySide People { get; init; }

    /// <summary>Registrations handed in, released ones included.</summary>
    public BySide HandedIn { get; init; }

    /// <summary>Those their employer agreed to: the people whom the public pages count.</summary>
    public BySide Released { get; init; }

    /// <summary>Handed in and waiting for the employer.</summary>
    public BySide Waiting => new(HandedIn.Public - Released.Public, HandedIn.Business - Released.Business);

    /// <summary>Registrations not handed in: nominated, begun or sent back.</summary>
    public BySide Unfinished => new(People.Public - HandedIn.Public, People.Business - HandedIn.Business);

    /// <summary>People who have handed in a registration for the exchange, by the side they come from.</summary>
    public BySide Guests { get; init; }

    /// <summary>Released people who join teams.</summary>
    public BySide TeamMembers { get; init; }

    /// <summary>Stays that host places can take (places a week × weeks), by the side that hosts.</summary>
    public BySide Stays { get; init; }

    /// <summary>Drafts of placements that are not discarded.</summary>
    public int PlacementDrafts { get; init; }

    /// <summary>Published placements that hold a seat, by the side the guest comes from.</summary>
    public BySide Placed { get; init; }

    /// <summary>Of these, confirmed by guest and host.</summary>
    public BySide Confirmed { get; init; }

    /// <summary>Published placements that were declined or fell through, their guests still without another.</summary>
    public int LostPlacements { get; init; }

    /// <summary>Released for the exchange and without any published placement, though the placements are published.</summary>
    public int WithoutPlace { get; init; }

    /// <summary>Released for the teams and in none of the published ones; 0 while none are published.</summary>
    public int WithoutTeam { get; init; }

    /// <summary>Drafts of mixed teams that are not discarded.</summary>
    public int TeamDrafts { get; init; }

    /// <summary>How many teams are published; null while none are.</summary>
    public int? PublishedTeams { get; init; }

    /// <summary>Of these, those whose proposal is handed in.</summary>
    public int ProposalsHandedIn { get; init; }

    /// <summary>Published placements that wait for an answer and can still be given one.</summary>
    public int UnansweredPlacements { get; init; }

    /// <summary>The day by which published placements are to be answered; null where none waits.</summary>
    public DateOnly? AnswersDue { get; init; }

    /// <summary>Number of the run whose placements are published; null while none are.</summary>
    public int? PublishedRun { get; init; }

    public bool PlacementsPublished => PublishedRun is not null;
}
