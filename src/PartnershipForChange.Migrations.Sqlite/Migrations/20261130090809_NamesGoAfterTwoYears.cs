using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnershipForChange.Migrations.Sqlite.Migrations
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ClosedOn",
                table: "Rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NamesRemovedOn",
                table: "Rounds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WasInEarlierRound",
                table: "Registrations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsNameless",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Nothing but the trail, which forgets, told the day a round was closed. Its last day is near; no round gets one so long ago that
            // its names would go within the thirty days in which coordinators are told ahead (ADR 11).
            migrationBuilder.Sql(
                """
                UPDATE Rounds SET ClosedOn = MIN(date('now'), MAX("To", date('now', '-700 days')))
                WHERE State = 'Closed'
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
