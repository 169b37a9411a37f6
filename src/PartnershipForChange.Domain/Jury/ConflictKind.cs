namespace PartnershipForChange.Domain.Jury;

/// <summary>Why a juror cannot judge a subject, as far as the portal knows; the plainest first.</summary>
public enum ConflictKind
{
    /// <summary>The juror is one of its authors.</summary>
    Author,

    /// <summary>The juror works for an organisation of an author or owner.</summary>
    SameEmployer,

    /// <summary>The juror works for the organisation that owns the challenge, or is its contact.</summary>
    ChallengeOwner,

    /// <summary>The juror is a contact of an organisation of an author or owner.</summary>
    Contact,

    /// <summary>One of the two nominated the other.</summary>
    Nominated,

    /// <summary>The juror's organisation hosts or hosted an author, or the juror looked after one.</summary>
    Host,

    /// <summary>The juror is or was a guest at an author's organisation, or was looked after by an author.</summary>
    Guest,

    /// <summary>The two were in one team.</summary>
    TeamMate,

    /// <summary>Supervision, licence, tender or subsidy between the two organisations.</summary>
    Relation,
}
