using PartnershipForChange.Application.Common;
using PartnershipForChange.Application.Export;
using PartnershipForChange.Application.Localisation;
using PartnershipForChange.Application.Registrations;

namespace PartnershipForChange.Web.Features.Registrations;

internal static class RegistrationExport
{
    /// <summary>The list as a file, in the reader's words.</summary>
    public static byte[] ToCsv(this IEnumerable<RegistrationRow> rows, Text text) => CsvExport.Of(
        [
            text["Registrations.Column.LastName"], text["Registrations.Column.FirstName"], text["Registrations.Column.Email"],
            text["Registrations.Column.Organisation"], text["Registrations.Column.Side"], text["Registrations.Column.State"],
            text["Registrations.Column.Level"], text["Registrations.Column.Exchange"], text["Registrations.Column.Team"],
            text["Registrations.Column.HandedIn"],
        ],
        rows.Select(r => (IReadOnlyList<object?>)
        [
            r.LastName, r.FirstName, r.Email, text.Of(r.Organisation), text[$"Shared.Side.{r.Sector}"], text.Of(r.State), text.Level(r.Level),
            text[r.JoinsExchange ? "Shared.Yes" : "Shared.No"], text[r.JoinsTeam ? "Shared.Yes" : "Shared.No"],
            r.SubmittedAt?.LocalDay(),
        ]),
        LanguageExtensions.FromCulture(text.Culture));
}
