using PartnershipForChange.Browser.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]

// One browser and two cores: journeys one after the other are faster than all at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
