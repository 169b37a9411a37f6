using PartnershipForChange.Browser.Tests;

[assembly: AssemblyFixture(typeof(Chromium))]

// One browser and two cores: two journeys at a time keep both busy, more would only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
