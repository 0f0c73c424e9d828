namespace ShopFlow.Web.Features.Team;

internal static class TeamServices
{
    public static IServiceCollection AddTeam(this IServiceCollection services)
    {
        services.AddOptions<SmtpSettings>().BindConfiguration("ShopFlow:Smtp");
        return services
            .AddSingleton<StaffMail>()
            .AddSingleton<TeamQuery>()
            .AddScoped<TeamService>()
            .AddScoped<InvitationService>()
            .AddScoped<InvitationMail>()
            .AddScoped<InvitationAcceptance>();
    }
}
