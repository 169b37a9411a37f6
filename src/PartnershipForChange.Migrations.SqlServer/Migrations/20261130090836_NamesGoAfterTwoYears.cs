using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnershipForChange.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class NamesGoAfterTwoYears : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Counts",
                table: "SurveyWaves",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "Rounds",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NamesRemovedOn",
                table: "Rounds",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WasInEarlierRound",
                table: "Registrations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsNameless",
                table: "People",
                type: "bit",
                nullable: false,
                defaultValue: false);

            // Nothing but the trail, which forgets, told the day a round was closed. Its last day is near; no round gets one so long ago that
            // its names would go within the thirty days in which coordinators are told ahead (ADR 11).
            migrationBuilder.Sql(
                """
                UPDATE [Rounds] SET [ClosedOn] = CASE
                    WHEN [To] > CAST(GETUTCDATE() AS date) THEN CAST(GETUTCDATE() AS date)
                    WHEN [To] < DATEADD(day, -700, CAST(GETUTCDATE() AS date)) THEN DATEADD(day, -700, CAST(GETUTCDATE() AS date))
                    ELSE [To] END
                WHERE [State] = N'Closed'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Counts",
                table: "SurveyWaves");

            migrationBuilder.DropColumn(
                name: "ClosedOn",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "NamesRemovedOn",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "WasInEarlierRound",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "IsNameless",
                table: "People");
        }
    }
}
