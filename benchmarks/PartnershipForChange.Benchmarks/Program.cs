using PartnershipForChange.Benchmarks;
using PartnershipForChange.Benchmarks.Placements;
using PartnershipForChange.Benchmarks.Teams;

return CommandLine.Run(
    args,
    [
        new PlacementsCommand(),
        new GenerateCommand(),
        new GraphCommand(),
        new TeamsCommand(),
        new MdgpCommand(),
    ]);
