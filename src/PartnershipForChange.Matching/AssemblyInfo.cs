using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("PartnershipForChange.Matching.Tests")]
