using System.Resources;
using System.Runtime.CompilerServices;

// Every language is a satellite, Slovene too: no language is written into the code.
[assembly: NeutralResourcesLanguage("sl", UltimateResourceFallbackLocation.Satellite)]
[assembly: InternalsVisibleTo("PartnershipForChange.Web.Tests")]
