using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PartnershipForChange.Application.Data;

#nullable disable

namespace PartnershipForChange.Migrations.SqlServer.Migrations
{
    /// <summary>
    /// Takes the right to answer placements out of the phases: a published placement is open to answers by itself. Data alone, so the
    /// model stays that of the migration before.
    /// </summary>
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261130060000_AnswersWithoutAPhase")]
    public sealed class AnswersWithoutAPhase : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                UPDATE Phases SET Rights = REPLACE(REPLACE(REPLACE(Rights, ',"AnswerPlacement"', ''), '"AnswerPlacement",', ''), '"AnswerPlacement"', '')
                WHERE Rights LIKE '%"AnswerPlacement"%'
                """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The right is not known any more; which phases had it is not kept.
        }
    }
}
