using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PartnershipForChange.Application.Data;

/// <summary>Stores an instant as a UTC date-time, which both databases sort and compare.</summary>
public sealed class UtcInstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
