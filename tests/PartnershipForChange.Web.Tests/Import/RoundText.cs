using System.Text;
using PartnershipForChange.Application.Import;
using Xunit;

namespace PartnershipForChange.Web.Tests.Import;

/// <summary>A small sound round as CSV text; tests change one thing and look at what is said of it.</summary>
internal sealed record RoundText
{
    public string Organisations { get; init; } =
        """
        code,name_sl,name_en,kind,industry,city
        MJU,Ministrstvo za javno upravo,Ministry of Public Administration,ministry,,Ljubljana
        MF,Ministrstvo za finance,Ministry of Finance,ministry,,Ljubljana
        LEK,Lek,Lek,company,pharmaceuticals,Ljubljana
        """;

    public string HostPlaces { get; init; } =
        """
        code,organisation,department,city,languages,places_per_week,weeks,skills_offered,mentor_name,mentor_email
        MJU-1,MJU,Digital services,Ljubljana,sl,1,2027-05-31,law drafting,Ana Oblak,ana.oblak@mju.example.org
        LEK-1,LEK,Sales,Ljubljana,sl|en,2,2027-05-31|2027-06-07,marketing|strategy,Urška Čeh,urska.ceh@lek.example.org
        """;

    public string Participants { get; init; } =
        """
        email,first_name,last_name,organisation,level,languages,skills_offered,skills_sought,weeks_available,strands,host_wishes,excluded_hosts,challenge_wishes
        ana@mju.example.org,Ana,Žagar,MJU,senior,sl|en,law drafting,marketing,2027-05-31,exchange|team,LEK-1|LEK,,skills|brand
        bor@lek.example.org,Bor,Kos,LEK,specialist,sl,marketing,law drafting,2027-06-07|2027-05-31,exchange,MJU,MF,brand
        """;

    public string Relations { get; init; } =
        """
        public_body,company,relation,until
        MF,LEK,licence,2027-09-30
        """;

    public RoundRows Read(RoundContext? known = null, ImportLimits? limits = null) => RoundFiles.Read(
        new RoundSources(
            Source(RoundFiles.Organisations, Organisations), Source(RoundFiles.HostPlaces, HostPlaces),
            Source(RoundFiles.Participants, Participants), Source(RoundFiles.Relations, Relations)),
        known ?? RoundContext.Empty,
        limits ?? ImportLimits.Upload,
        cancellation: TestContext.Current.CancellationToken);

    public static ImportSource Source(string name, string text) => Source(name, Encoding.UTF8.GetBytes(text));

    public static ImportSource Source(string name, byte[] bytes) => new(name, new MemoryStream(bytes, writable: false));
}
