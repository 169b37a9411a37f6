using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnershipForChange.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class MoreStrands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Strands_Recognition",
                table: "Rounds",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Off");

            migrationBuilder.AddColumn<string>(
                name: "Strands_Surveys",
                table: "Rounds",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Off");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Strands_Recognition",
                table: "Rounds");

            migrationBuilder.DropColumn(
                name: "Strands_Surveys",
                table: "Rounds");
        }
    }
}
