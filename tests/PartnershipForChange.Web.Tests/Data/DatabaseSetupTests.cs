using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using PartnershipForChange.Application.Data;
using PartnershipForChange.Testing;

namespace PartnershipForChange.Web.Tests.Data;

public sealed class DatabaseSetupTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite, "Data Source=:memory:")]
    [InlineData(DatabaseProvider.SqlServer, "Server=never-opened")]
    public void More_queries_stay_compiled_than_Entity_Framework_keeps_by_itself(DatabaseProvider provider, string connection)
    {
        using var db = TestDatabase.Open(provider, connection);
        var compiled = db.GetService<IMemoryCache>();
        var queries = Enumerable.Range(0, 2_000).Select(i => $"query {i}").ToList();

        foreach (var query in queries)
        {
            compiled.Set(query, query, new MemoryCacheEntryOptions { Size = 10 });
        }

        Assert.All(queries, query => Assert.True(compiled.TryGetValue(query, out _), query));
        queries.ForEach(compiled.Remove);
    }
}
