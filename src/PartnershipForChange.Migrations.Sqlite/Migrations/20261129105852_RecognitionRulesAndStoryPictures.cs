using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnershipForChange.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecognitionRulesAndStoryPictures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "DescriptionEn",
                table: "StampRules",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DescriptionSl",
                table: "StampRules",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "MostEach",
                table: "StampRules",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BadgeRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeasonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DescriptionEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DescriptionSl = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    TitleSl = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stamps = table.Column<int>(type: "INTEGER", nullable: false),
                    Kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    Acts = table.Column<string>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BadgeRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BadgeRules_Seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "Seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TemplateBadges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DescriptionEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DescriptionSl = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    TitleSl = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stamps = table.Column<int>(type: "INTEGER", nullable: false),
                    Kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    Acts = table.Column<string>(type: "TEXT", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateBadges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TemplateStamps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DescriptionEn = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DescriptionSl = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    TitleSl = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsGiven = table.Column<bool>(type: "INTEGER", nullable: false),
                    MostEach = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateStamps", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TextPictures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PictureKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    PictureExtension = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    PictureWidth = table.Column<int>(type: "INTEGER", nullable: false),
                    PictureHeight = table.Column<int>(type: "INTEGER", nullable: false),
                    PictureConsent = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PictureAlternativeEn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PictureAlternativeSl = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TextPictures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TextPictures_Stories_StoryId",
                        column: x => x.StoryId,
                        principalTable: "Stories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BadgeRules_SeasonId",
                table: "BadgeRules",
                column: "SeasonId");

            migrationBuilder.CreateIndex(
                name: "IX_TemplateStamps_Act",
                table: "TemplateStamps",
                column: "Act",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TextPictures_PictureKey",
                table: "TextPictures",
                column: "PictureKey");

            migrationBuilder.CreateIndex(
                name: "IX_TextPictures_StoryId_Number",
                table: "TextPictures",
                columns: new[] { "StoryId", "Number" },
                unique: true);

            // The badges that every season had while they were fixed in code.
            migrationBuilder.Sql(
                """
                INSERT INTO "BadgeRules" ("Id", "SeasonId", "TitleSl", "TitleEn", "DescriptionSl", "DescriptionEn", "Stamps", "Kinds", "Acts", "Order", "Version")
                SELECT upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))), season."Id", badge.TitleSl, badge.TitleEn, '', '', badge.Stamps, badge.Kinds,
                    '["Visited","Hosted","LearnedTogether","Praised","CoAuthored"]', badge.Place, upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))
                FROM "Seasons" AS season
                CROSS JOIN (
                    SELECT 'Most' AS TitleSl, 'Bridge' AS TitleEn, 2 AS Stamps, 2 AS Kinds, 1 AS Place UNION ALL
                    SELECT 'Dva svetova' AS TitleSl, 'Two worlds' AS TitleEn, 5 AS Stamps, 3 AS Kinds, 2 AS Place UNION ALL
                    SELECT 'Kompas' AS TitleSl, 'Compass' AS TitleEn, 10 AS Stamps, 4 AS Kinds, 3 AS Place) AS badge;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BadgeRules");

            migrationBuilder.DropTable(
                name: "TemplateBadges");

            migrationBuilder.DropTable(
                name: "TemplateStamps");

            migrationBuilder.DropTable(
                name: "TextPictures");

            migrationBuilder.DropColumn(
                name: "DescriptionEn",
                table: "StampRules");

            migrationBuilder.DropColumn(
                name: "DescriptionSl",
                table: "StampRules");

            migrationBuilder.DropColumn(
                name: "MostEach",
                table: "StampRules");
        }
    }
}
