using System.Text;

namespace PartnershipForChange.Application.Import;

/// <summary>Files to start from: the columns and a row that shows how they are filled in.</summary>
public static class ImportTemplates
{
    public static string NameOf(ImportKind kind) => kind switch
    {
        ImportKind.Organisations => RoundFiles.Organisations,
        ImportKind.HostPlaces => RoundFiles.HostPlaces,
        ImportKind.Participants => RoundFiles.Participants,
        ImportKind.Relations => RoundFiles.Relations,
        ImportKind.Contacts => RoundFiles.Contacts,
        _ => "nominations.csv",
    };

    /// <summary>UTF-8 with a byte order mark, so that spreadsheets read č, š and ž.</summary>
    /// <param name="monday">A week of the round, for the example.</param>
    public static byte[] Of(ImportKind kind, DateOnly monday, string organisation = "MJU")
    {
        var week = monday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var text = kind switch
        {
            ImportKind.Organisations =>
                """
                code,name_sl,name_en,kind,industry,city,max_away_per_week
                MJU,Ministrstvo za javno upravo,Ministry of Public Administration,ministry,,Ljubljana,3
                PRIMER,Primer d.o.o.,Primer Ltd,company,consulting,Maribor,

                """,
            ImportKind.HostPlaces =>
                $"""
                code,organisation,department,city,languages,places_per_week,weeks,skills_offered,mentor_name,mentor_email
                PRIMER-1,PRIMER,Prodaja,Maribor,sl|en,1,{week},marketing|negotiation,Ana Novak,ana.novak@primer.example.org

                """,
            ImportKind.Participants =>
                $"""
                email,first_name,last_name,organisation,level,languages,skills_offered,skills_sought,weeks_available,strands,host_wishes,excluded_hosts,challenge_wishes
                jan.kranjc@mju.example.org,Jan,Kranjc,MJU,specialist,sl|en,law drafting,marketing|communication,{week},exchange|team,PRIMER-1|PRIMER,,

                """,
            ImportKind.Relations =>
                """
                public_body,company,relation,until
                MJU,PRIMER,open tender,2027-12-31

                """,
            ImportKind.Contacts =>
                """
                organisation,first_name,last_name,email,language
                MJU,Ana,Novak,ana.novak@mju.example.org,sl
                PRIMER,John,Smith,john.smith@primer.example.org,en

                """,
            _ =>
                $"""
                email,first_name,last_name,level,languages
                jan.kranjc@{organisation.ToLowerInvariant()}.example.org,Jan,Kranjc,specialist,sl|en
                eva.zupan@{organisation.ToLowerInvariant()}.example.org,Eva,Zupan,,

                """,
        };
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))];
    }
}
