using PartnershipForChange.Application.Import;

namespace PartnershipForChange.Application.Matching;

/// <summary>Makes a snapshot of a round that is in files only.</summary>
public static class RoundSnapshotFiles
{
    /// <summary>
    /// The round the rows describe. Challenges are those anyone wishes for, and weeks those anyone or any place
    /// names, both in order. Codes take the spelling of
    /// the row that declares them, challenges that of the first wish.
    /// </summary>
    /// <param name="rows">Rows without faults.</param>
    /// <exception cref="ArgumentException">The rows have faults.</exception>
    public static RoundSnapshot ToSnapshot(this RoundRows rows)
    {
        if (!rows.IsValid)
        {
            throw new ArgumentException("Rows with faults make no round.", nameof(rows));
        }

        var spelling = rows.Organisations.Select(row => row.Code).Concat(rows.HostPlaces.Select(row => row.Code))
            .ToDictionary(code => code, StringComparer.OrdinalIgnoreCase);
        string Code(string code) => spelling[code];

        var challenges = rows.Participants.SelectMany(row => row.ChallengeWishes)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        var challengeSpelling = challenges.ToDictionary(code => code, StringComparer.OrdinalIgnoreCase);

        return new RoundSnapshot
        {
            Organisations = [.. rows.Organisations.Select(row => new SnapshotOrganisation(row.Code, row.IsPublic, row.MaxAwayPerWeek))],
            HostPlaces = [.. rows.HostPlaces.Select(row => new SnapshotHostPlace(
                row.Code, Code(row.Organisation), row.PlacesPerWeek, row.Weeks, row.Languages, row.SkillsOffered))],
            Participants = [.. rows.Participants.Select(row => new SnapshotParticipant(
                row.Email, Code(row.Organisation), row.Level,
                row.Strands.Contains(RoundVocabulary.ExchangeStrand), row.Strands.Contains(RoundVocabulary.TeamStrand),
                row.WeeksAvailable, row.Languages, row.SkillsOffered, row.SkillsSought,
                [.. row.HostWishes.Select(Code)], [.. row.ExcludedHosts.Select(Code)],
                [.. row.ChallengeWishes.Select(wish => challengeSpelling[wish])]))],
            Relations = [.. rows.Relations.Select(row => new SnapshotRelation(Code(row.PublicBody), Code(row.Company), row.Until))],
            Challenges = challenges,
            Weeks = [.. rows.HostPlaces.SelectMany(row => row.Weeks)
                .Concat(rows.Participants.SelectMany(row => row.WeeksAvailable)).Distinct().Order()],
        };
    }
}
