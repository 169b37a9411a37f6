using PartnershipForChange.Benchmarks;
using PartnershipForChange.Benchmarks.Teams;

return CommandLine.Run(
    args,
    [
        new TeamsCommand(),
        new MdgpCommand(),
    ]);
