namespace PartnershipForChange.Web.Features.Account;

/// <summary>A form with a new password, typed twice; model of <c>_NewPassword</c>.</summary>
public interface INewPassword
{
    string Password { get; }

    string PasswordAgain { get; }
}
