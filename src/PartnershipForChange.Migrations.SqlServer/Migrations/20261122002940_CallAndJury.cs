using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PartnershipForChange.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class CallAndJury : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ReviseBy",
                table: "Proposals",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RevisionReason",
                table: "Proposals",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "CallsForChallenges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubmitFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    SubmitTo = table.Column<DateOnly>(type: "date", nullable: false),
                    VoteFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    VoteTo = table.Column<DateOnly>(type: "date", nullable: true),
                    PeopleInHall = table.Column<int>(type: "int", nullable: false),
                    Hall = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    HallCode = table.Column<string>(type: "nvarchar(6)", maxLength: 6, nullable: false),
                    HallTurn = table.Column<int>(type: "int", nullable: false),
                    VotesCheckedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    VotesCheckedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    VoteKey = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Weights_Audience = table.Column<int>(type: "int", nullable: false),
                    Weights_Commission = table.Column<int>(type: "int", nullable: false),
                    Weights_Web = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallsForChallenges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CallsForChallenges_People_VotesCheckedById",
                        column: x => x.VotesCheckedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CallsForChallenges_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChallengeSubmissions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    OwnerKind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    BenefitTo = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Benefit = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    ContactName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ContactEmail = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    EmailConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConsentedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CheckedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MergedIntoId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CommissionPoints = table.Column<decimal>(type: "decimal(9,2)", precision: 9, scale: 2, nullable: true),
                    ChallengeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    SearchText = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChallengeSubmissions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ChallengeSubmissions_ChallengeSubmissions_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "ChallengeSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChallengeSubmissions_Challenges_ChallengeId",
                        column: x => x.ChallengeId,
                        principalTable: "Challenges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ChallengeSubmissions_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JuryPanels",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Deadline = table.Column<DateOnly>(type: "date", nullable: false),
                    SeatsPerSubject = table.Column<int>(type: "int", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JuryPanels", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JuryPanels_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VotesSetAside",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Sign = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    What = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false),
                    Votes = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    SetAsideById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SetAsideAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VotesSetAside", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VotesSetAside_People_SetAsideById",
                        column: x => x.SetAsideById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VotesSetAside_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HallVotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Turn = table.Column<int>(type: "int", nullable: false),
                    DeviceHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ChoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CastAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HallVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HallVotes_ChallengeSubmissions_ChoiceId",
                        column: x => x.ChoiceId,
                        principalTable: "ChallengeSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HallVotes_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SubmissionLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubmissionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmissionLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SubmissionLinks_ChallengeSubmissions_SubmissionId",
                        column: x => x.SubmissionId,
                        principalTable: "ChallengeSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JuryCriteria",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Order = table.Column<int>(type: "int", nullable: false),
                    Weight = table.Column<int>(type: "int", nullable: false),
                    HintEn = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    HintSl = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    NameEn = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    NameSl = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JuryCriteria", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JuryCriteria_JuryPanels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "JuryPanels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JuryEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Verdict = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Feedback = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    ReviseBy = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JuryEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JuryEntries_JuryPanels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "JuryPanels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_JuryEntries_People_DecidedById",
                        column: x => x.DecidedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PanelJurors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PanelId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PanelJurors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PanelJurors_JuryPanels_PanelId",
                        column: x => x.PanelId,
                        principalTable: "JuryPanels",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PanelJurors_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WebVotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RoundId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EmailHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Domain = table.Column<string>(type: "nvarchar(253)", maxLength: 253, nullable: false),
                    NetworkHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ChoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AskedChoiceId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TokenHash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    AskedSince = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AsksInHour = table.Column<int>(type: "int", nullable: false),
                    SetAsideId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebVotes_ChallengeSubmissions_AskedChoiceId",
                        column: x => x.AskedChoiceId,
                        principalTable: "ChallengeSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WebVotes_ChallengeSubmissions_ChoiceId",
                        column: x => x.ChoiceId,
                        principalTable: "ChallengeSubmissions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WebVotes_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WebVotes_VotesSetAside_SetAsideId",
                        column: x => x.SetAsideId,
                        principalTable: "VotesSetAside",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JurySeats",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EntryId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Advice = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Comment = table.Column<string>(type: "nvarchar(3000)", maxLength: 3000, nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Total = table.Column<double>(type: "float", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Points = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JurySeats", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JurySeats_JuryEntries_EntryId",
                        column: x => x.EntryId,
                        principalTable: "JuryEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_JurySeats_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CallsForChallenges_HallCode",
                table: "CallsForChallenges",
                column: "HallCode",
                unique: true,
                filter: "[HallCode] <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_CallsForChallenges_RoundId",
                table: "CallsForChallenges",
                column: "RoundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CallsForChallenges_VotesCheckedById",
                table: "CallsForChallenges",
                column: "VotesCheckedById");

            migrationBuilder.CreateIndex(
                name: "IX_ChallengeSubmissions_ChallengeId",
                table: "ChallengeSubmissions",
                column: "ChallengeId");

            migrationBuilder.CreateIndex(
                name: "IX_ChallengeSubmissions_MergedIntoId",
                table: "ChallengeSubmissions",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_ChallengeSubmissions_RoundId_State",
                table: "ChallengeSubmissions",
                columns: new[] { "RoundId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_HallVotes_ChoiceId",
                table: "HallVotes",
                column: "ChoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_HallVotes_RoundId_Turn_DeviceHash",
                table: "HallVotes",
                columns: new[] { "RoundId", "Turn", "DeviceHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JuryCriteria_PanelId_Order",
                table: "JuryCriteria",
                columns: new[] { "PanelId", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JuryEntries_DecidedById",
                table: "JuryEntries",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_JuryEntries_PanelId_SubjectId",
                table: "JuryEntries",
                columns: new[] { "PanelId", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JuryEntries_SubjectId",
                table: "JuryEntries",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "IX_JuryPanels_RoundId_Kind",
                table: "JuryPanels",
                columns: new[] { "RoundId", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JurySeats_EntryId_PersonId",
                table: "JurySeats",
                columns: new[] { "EntryId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JurySeats_PersonId",
                table: "JurySeats",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_PanelJurors_PanelId_PersonId",
                table: "PanelJurors",
                columns: new[] { "PanelId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PanelJurors_PersonId",
                table: "PanelJurors",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionLinks_SubmissionId",
                table: "SubmissionLinks",
                column: "SubmissionId");

            migrationBuilder.CreateIndex(
                name: "IX_SubmissionLinks_TokenHash",
                table: "SubmissionLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VotesSetAside_RoundId",
                table: "VotesSetAside",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_VotesSetAside_SetAsideById",
                table: "VotesSetAside",
                column: "SetAsideById");

            migrationBuilder.CreateIndex(
                name: "IX_WebVotes_AskedChoiceId",
                table: "WebVotes",
                column: "AskedChoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_WebVotes_ChoiceId",
                table: "WebVotes",
                column: "ChoiceId");

            migrationBuilder.CreateIndex(
                name: "IX_WebVotes_RoundId_EmailHash",
                table: "WebVotes",
                columns: new[] { "RoundId", "EmailHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WebVotes_SetAsideId",
                table: "WebVotes",
                column: "SetAsideId");

            migrationBuilder.CreateIndex(
                name: "IX_WebVotes_TokenHash",
                table: "WebVotes",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallsForChallenges");

            migrationBuilder.DropTable(
                name: "HallVotes");

            migrationBuilder.DropTable(
                name: "JuryCriteria");

            migrationBuilder.DropTable(
                name: "JurySeats");

            migrationBuilder.DropTable(
                name: "PanelJurors");

            migrationBuilder.DropTable(
                name: "SubmissionLinks");

            migrationBuilder.DropTable(
                name: "WebVotes");

            migrationBuilder.DropTable(
                name: "JuryEntries");

            migrationBuilder.DropTable(
                name: "ChallengeSubmissions");

            migrationBuilder.DropTable(
                name: "VotesSetAside");

            migrationBuilder.DropTable(
                name: "JuryPanels");

            migrationBuilder.DropColumn(
                name: "ReviseBy",
                table: "Proposals");

            migrationBuilder.DropColumn(
                name: "RevisionReason",
                table: "Proposals");
        }
    }
}
