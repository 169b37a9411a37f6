using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("PartnershipForChange.Benchmarks.Tests")]
