using PartnershipForChange.Application.Organisations;
using PartnershipForChange.Domain.Organisations;

namespace PartnershipForChange.Application.Contacts;

/// <param name="Rounds">Every round it was invited into; open ones first, the newest first.</param>
/// <param name="Others">The reader's other organisations, to switch to.</param>
public sealed record ContactHome(
    Organisation Organisation, IReadOnlyList<ContactRound> Rounds, IReadOnlyList<OwnOrganisation> Others, DateOnly Today);

/// <summary>What a contact does for their organisation in a round, in the order it comes.</summary>
public enum ContactTaskKind
{
    AnswerInvitation,

    /// <summary>The terms are newer than those it accepted.</summary>
    ReadTerms,
    OfferPlaces,
    Nominate,
    Release,

    /// <summary>Guests are placed with it and wait for its yes or no.</summary>
    AnswerGuests,
}

/// <summary>One thing to do, or done.</summary>
/// <param name="Count">What is still wanted: guests without a place, people to nominate, registrations to release; 0 where it does not count.</param>
/// <param name="Due">The last day; null when the round names none.</param>
/// <param name="Path">The page on which it is done.</param>
public sealed record ContactTask(ContactTaskKind Kind, bool Done, int Count, DateOnly? Due, string Path);
