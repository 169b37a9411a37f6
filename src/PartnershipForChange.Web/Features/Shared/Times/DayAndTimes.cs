using FluentValidation;
using PartnershipForChange.Application.Common;

namespace PartnershipForChange.Web.Features.Shared.Times;

/// <summary>When people come together: a day and times, as clocks show them where the programme runs.</summary>
public abstract class DayAndTimes
{
    public DateOnly? Day { get; set; }

    public TimeOnly? From { get; set; }

    public TimeOnly? To { get; set; }

    /// <summary>Fills the fields from what is kept.</summary>
    protected void Show(DateTimeOffset starts, DateTimeOffset ends) => (Day, From, To) = (
        starts.LocalDay(), TimeOnly.FromDateTime(starts.LocalTime()), TimeOnly.FromDateTime(ends.LocalTime()));
}

public abstract class DayAndTimesValidator<T> : AbstractValidator<T>
    where T : DayAndTimes
{
    protected DayAndTimesValidator()
    {
        RuleFor(x => x.Day).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.From).NotNull().WithMessage("Rules.Required");
        RuleFor(x => x.To).NotNull().WithMessage("Rules.Required");
    }
}
