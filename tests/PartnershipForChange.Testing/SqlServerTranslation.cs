using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using PartnershipForChange.Application.Data;

namespace PartnershipForChange.Testing;

/// <summary>
/// While tests run on SQLite, translates each query the portal compiles for SQL Server as well, without a server: a
/// query that only SQLite can take fails the test that asks it.
/// </summary>
public sealed class SqlServerTranslation : IQueryExpressionInterceptor
{
    private static readonly DbContextOptions<PortalDbContext> Options = (DbContextOptions<PortalDbContext>)
        new DbContextOptionsBuilder<PortalDbContext>().UsePortalDatabase(DatabaseProvider.SqlServer, "Server=never-opened").Options;

    private static int _count;

    private SqlServerTranslation()
    {
    }

    /// <summary>The only one: another would make Entity Framework build its services anew.</summary>
    public static SqlServerTranslation Instance { get; } = new();

    /// <summary>Queries translated in this process.</summary>
    public static int Count => _count;

    /// <exception cref="InvalidOperationException">The query has no translation for SQL Server.</exception>
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is PortalDbContext portal && portal.Database.IsSqlite())
        {
            Translate(queryExpression);
        }

        return queryExpression;
    }

    // The steps of QueryCompilationContext.CreateQueryExecutorExpression, up to the SQL expression tree.
    private static void Translate(Expression query)
    {
        using var db = new PortalDbContext(Options);
        var context = db.GetService<IQueryCompilationContextFactory>().Create(async: true);
        var rooted = new Rooted(db).Visit(query);
        try
        {
            var prepared = db.GetService<IQueryTranslationPreprocessorFactory>().Create(context).Process(rooted);
            var translated = db.GetService<IQueryableMethodTranslatingExpressionVisitorFactory>().Create(context).Translate(prepared);
            db.GetService<IQueryTranslationPostprocessorFactory>().Create(context).Process(translated);
        }
        catch (InvalidOperationException refused)
        {
            throw new InvalidOperationException(
                $"SQL Server cannot take this query: {refused.Message}{Environment.NewLine}{new ExpressionPrinter().PrintExpression(query)}", refused);
        }

        Interlocked.Increment(ref _count);
    }

    /// <summary>Puts the other database's model under the query.</summary>
    private sealed class Rooted(PortalDbContext db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? root.UpdateEntityType(db.Model.FindEntityType(root.EntityType.Name)
                ?? throw new InvalidOperationException($"{root.EntityType.Name} is not in the model for SQL Server."))
            : base.VisitExtension(node);
    }
}
