using System.Resources;

// Every language is a satellite, Slovene too: no language is written into the code.
[assembly: NeutralResourcesLanguage("sl", UltimateResourceFallbackLocation.Satellite)]
