using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnershipForChange.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SolutionsStoriesCertificates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TokenHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CertificateRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Choices_ForExchanges = table.Column<bool>(type: "INTEGER", nullable: false),
                    Choices_ForSolutions = table.Column<bool>(type: "INTEGER", nullable: false),
                    Choices_ForWorkshops = table.Column<bool>(type: "INTEGER", nullable: false),
                    Choices_HoldersIssue = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CertificateRules_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Certificates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    HolderName = table.Column<string>(type: "TEXT", maxLength: 201, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NameShown = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    ReplacedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AboutEn = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    AboutSl = table.Column<string>(type: "TEXT", maxLength: 250, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Certificates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Certificates_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Certificates_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatronPages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    LeadEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LeadSl = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatronPages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PatronPages_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PressFigures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Precision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    NameSl = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    ValueEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    ValueSl = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PressFigures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SolutionActions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    IsDone = table.Column<bool>(type: "INTEGER", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    TitleSl = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SolutionActions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SolutionActions_Solutions_SolutionId",
                        column: x => x.SolutionId,
                        principalTable: "Solutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SolutionEvidence",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    AddedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    TitleSl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SolutionEvidence", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SolutionEvidence_Solutions_SolutionId",
                        column: x => x.SolutionId,
                        principalTable: "Solutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SolutionReadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SolutionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Percent = table.Column<int>(type: "INTEGER", nullable: false),
                    AsOf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Precision = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    RecordedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NoteEn = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    NoteSl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SolutionReadings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SolutionReadings_Solutions_SolutionId",
                        column: x => x.SolutionId,
                        principalTable: "Solutions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Stories",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PublishedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PictureKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    PictureExtension = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    PictureWidth = table.Column<int>(type: "INTEGER", nullable: true),
                    PictureHeight = table.Column<int>(type: "INTEGER", nullable: true),
                    PictureConsent = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    BodyEn = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    BodySl = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    LeadEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LeadSl = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    PictureAlternativeEn = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PictureAlternativeSl = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    TitleEn = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    TitleSl = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ToldEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Uid = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    ModifiedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ToldEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ToldEvents_CalendarFeeds_FeedId",
                        column: x => x.FeedId,
                        principalTable: "CalendarFeeds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Quotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PatronPageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConsentOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ByLineEn = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ByLineSl = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    WordsEn = table.Column<string>(type: "TEXT", maxLength: 280, nullable: false),
                    WordsSl = table.Column<string>(type: "TEXT", maxLength: 280, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Quotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Quotes_PatronPages_PatronPageId",
                        column: x => x.PatronPageId,
                        principalTable: "PatronPages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // The one figure a solution had becomes its first reading.
            migrationBuilder.Sql("INSERT INTO \"SolutionReadings\" (\"Id\", \"SolutionId\", \"Number\", \"Percent\", \"AsOf\", \"Precision\", \"Source\", \"RecordedOn\", \"NoteEn\", \"NoteSl\", \"Version\") SELECT \"Id\", \"Id\", 1, \"Percent\", \"AsOf\", 'Day', \"Source\", \"AsOf\", '', '', \"Version\" FROM \"Solutions\" WHERE \"Percent\" IS NOT NULL");

            migrationBuilder.DropIndex(
                name: "IX_ChangeMeterReadings_AsOf",
                table: "ChangeMeterReadings");

            migrationBuilder.DropColumn(
                name: "AsOf",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Solutions");

            migrationBuilder.RenameColumn(
                name: "ActionsSl",
                table: "Solutions",
                newName: "SummarySl");

            migrationBuilder.RenameColumn(
                name: "ActionsEn",
                table: "Solutions",
                newName: "SummaryEn");

            migrationBuilder.DropColumn(
                name: "Percent",
                table: "Solutions");

            migrationBuilder.AddColumn<int>(
                name: "UpdateEveryMonths",
                table: "Solutions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ChosenOn",
                table: "Solutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OwnerId",
                table: "Solutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ProposalId",
                table: "Solutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RemindedFor",
                table: "Solutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ResponsibleId",
                table: "Solutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RoundId",
                table: "Solutions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Solutions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "UnderWay");

            migrationBuilder.AddColumn<string>(
                name: "StopReasonEn",
                table: "Solutions",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "StopReasonSl",
                table: "Solutions",
                type: "TEXT",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Precision",
                table: "ChangeMeterReadings",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Day");

            migrationBuilder.AddColumn<Guid>(
                name: "SolutionId",
                table: "Challenges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TourEndedAt",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Solutions_OwnerId",
                table: "Solutions",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Solutions_ProposalId",
                table: "Solutions",
                column: "ProposalId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Solutions_ResponsibleId",
                table: "Solutions",
                column: "ResponsibleId");

            migrationBuilder.CreateIndex(
                name: "IX_Solutions_RoundId",
                table: "Solutions",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeMeterReadings_AsOf_Precision",
                table: "ChangeMeterReadings",
                columns: new[] { "AsOf", "Precision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Challenges_SolutionId",
                table: "Challenges",
                column: "SolutionId");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_PersonId",
                table: "CalendarFeeds",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRules_RoundId",
                table: "CertificateRules",
                column: "RoundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_Code",
                table: "Certificates",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_PersonId_Kind_SubjectId_Number",
                table: "Certificates",
                columns: new[] { "PersonId", "Kind", "SubjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Certificates_RoundId",
                table: "Certificates",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_PatronPages_RoundId",
                table: "PatronPages",
                column: "RoundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Quotes_PatronPageId",
                table: "Quotes",
                column: "PatronPageId");

            migrationBuilder.CreateIndex(
                name: "IX_SolutionActions_SolutionId",
                table: "SolutionActions",
                column: "SolutionId");

            migrationBuilder.CreateIndex(
                name: "IX_SolutionEvidence_SolutionId",
                table: "SolutionEvidence",
                column: "SolutionId");

            migrationBuilder.CreateIndex(
                name: "IX_SolutionReadings_SolutionId_Number",
                table: "SolutionReadings",
                columns: new[] { "SolutionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Stories_PictureKey",
                table: "Stories",
                column: "PictureKey");

            migrationBuilder.CreateIndex(
                name: "IX_Stories_Slug",
                table: "Stories",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ToldEvents_FeedId_Uid",
                table: "ToldEvents",
                columns: new[] { "FeedId", "Uid" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Challenges_Solutions_SolutionId",
                table: "Challenges",
                column: "SolutionId",
                principalTable: "Solutions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Solutions_Organisations_OwnerId",
                table: "Solutions",
                column: "OwnerId",
                principalTable: "Organisations",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Solutions_People_ResponsibleId",
                table: "Solutions",
                column: "ResponsibleId",
                principalTable: "People",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Solutions_Proposals_ProposalId",
                table: "Solutions",
                column: "ProposalId",
                principalTable: "Proposals",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Solutions_Rounds_RoundId",
                table: "Solutions",
                column: "RoundId",
                principalTable: "Rounds",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Challenges_Solutions_SolutionId",
                table: "Challenges");

            migrationBuilder.DropForeignKey(
                name: "FK_Solutions_Organisations_OwnerId",
                table: "Solutions");

            migrationBuilder.DropForeignKey(
                name: "FK_Solutions_People_ResponsibleId",
                table: "Solutions");

            migrationBuilder.DropForeignKey(
                name: "FK_Solutions_Proposals_ProposalId",
                table: "Solutions");

            migrationBuilder.DropForeignKey(
                name: "FK_Solutions_Rounds_RoundId",
                table: "Solutions");

            migrationBuilder.DropTable(
                name: "CertificateRules");

            migrationBuilder.DropTable(
                name: "Certificates");

            migrationBuilder.DropTable(
                name: "PressFigures");

            migrationBuilder.DropTable(
                name: "Quotes");

            migrationBuilder.DropTable(
                name: "SolutionActions");

            migrationBuilder.DropTable(
                name: "SolutionEvidence");

            migrationBuilder.DropTable(
                name: "SolutionReadings");

            migrationBuilder.DropTable(
                name: "Stories");

            migrationBuilder.DropTable(
                name: "ToldEvents");

            migrationBuilder.DropTable(
                name: "PatronPages");

            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropIndex(
                name: "IX_Solutions_OwnerId",
                table: "Solutions");

            migrationBuilder.DropIndex(
                name: "IX_Solutions_ProposalId",
                table: "Solutions");

            migrationBuilder.DropIndex(
                name: "IX_Solutions_ResponsibleId",
                table: "Solutions");

            migrationBuilder.DropIndex(
                name: "IX_Solutions_RoundId",
                table: "Solutions");

            migrationBuilder.DropIndex(
                name: "IX_ChangeMeterReadings_AsOf_Precision",
                table: "ChangeMeterReadings");

            migrationBuilder.DropIndex(
                name: "IX_Challenges_SolutionId",
                table: "Challenges");

            migrationBuilder.DropColumn(
                name: "ChosenOn",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "OwnerId",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "ProposalId",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "RemindedFor",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "ResponsibleId",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "RoundId",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "StopReasonEn",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "StopReasonSl",
                table: "Solutions");

            migrationBuilder.DropColumn(
                name: "Precision",
                table: "ChangeMeterReadings");

            migrationBuilder.DropColumn(
                name: "SolutionId",
                table: "Challenges");

            migrationBuilder.DropColumn(
                name: "TourEndedAt",
                table: "AspNetUsers");

            migrationBuilder.RenameColumn(
                name: "SummarySl",
                table: "Solutions",
                newName: "ActionsSl");

            migrationBuilder.RenameColumn(
                name: "SummaryEn",
                table: "Solutions",
                newName: "ActionsEn");

            migrationBuilder.DropColumn(
                name: "UpdateEveryMonths",
                table: "Solutions");

            migrationBuilder.AddColumn<int>(
                name: "Percent",
                table: "Solutions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AsOf",
                table: "Solutions",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Solutions",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_ChangeMeterReadings_AsOf",
                table: "ChangeMeterReadings",
                column: "AsOf",
                unique: true);
        }
    }
}
