using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnershipForChange.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class QuotesOfCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CardId",
                table: "Quotes",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_RoundId_OrganisationId",
                table: "Registrations",
                columns: new[] { "RoundId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_CardId",
                table: "Quotes",
                column: "CardId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_RoundId_OrganisationId",
                table: "Registrations");

            migrationBuilder.DropIndex(
                name: "IX_Quotes_CardId",
                table: "Quotes");

            migrationBuilder.DropColumn(
                name: "CardId",
                table: "Quotes");
        }
    }
}
