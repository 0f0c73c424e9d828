using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

internal sealed class StaffMemberConfiguration : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> member)
    {
        member.ToTable("members", StaffRules.Schema, Check);
        member.HasKey(m => m.Id).HasName("members_pkey");
        member.Property(m => m.Id).HasColumnName("id").UseSerialColumn();
        member.Property(m => m.Name).HasColumnName("name");
        member.Property(m => m.Email).HasColumnName("email").IsRequired();
        member.Property(m => m.Role).HasColumnName("role");
        member.Property(m => m.CreatedAt).HasColumnName("created_at").HasDefaultValueSql("now()");
        member.Property(m => m.PasswordHash).HasColumnName("password_hash");
        member.Property(m => m.TwoFactorEnabled).HasColumnName("two_factor_enabled");
        ConfigureIdentity(member);
    }

    private static void Check(TableBuilder<StaffMember> table)
    {
        table.HasCheckConstraint(StaffRules.NameMustNotBeBlank, "shopflow.is_visible(name)");
        table.HasCheckConstraint(StaffRules.NameMustBeShort, "char_length(name) <= 200");
        table.HasCheckConstraint(
            StaffRules.RoleMustBeValid,
            "role in ('owner', 'manager', 'staff', 'viewer')"
        );
    }

    // ASP.NET Core Identity's own columns, and those ShopFlow doesn't use: the link sent to an e-mail proves it, and
    // SignInAttempt counts failures for unknown e-mails too.
    private static void ConfigureIdentity(EntityTypeBuilder<StaffMember> member)
    {
        member.Property(m => m.NormalizedEmail).HasColumnName("normalized_email").IsRequired();
        member.Property(m => m.UserName).HasColumnName("user_name").IsRequired();
        member
            .Property(m => m.NormalizedUserName)
            .HasColumnName("normalized_user_name")
            .IsRequired();
        member.Property(m => m.SecurityStamp).HasColumnName("security_stamp").IsRequired();
        member
            .Property(m => m.ConcurrencyStamp)
            .HasColumnName("concurrency_stamp")
            .IsConcurrencyToken();
        member.Ignore(m => m.EmailConfirmed);
        member.Ignore(m => m.PhoneNumber);
        member.Ignore(m => m.PhoneNumberConfirmed);
        member.Ignore(m => m.LockoutEnd);
        member.Ignore(m => m.LockoutEnabled);
        member.Ignore(m => m.AccessFailedCount);
        member
            .HasIndex(m => m.NormalizedEmail)
            .IsUnique()
            .HasDatabaseName(StaffRules.EmailMustBeUnique);
        member
            .HasIndex(m => m.NormalizedUserName)
            .IsUnique()
            .HasDatabaseName(StaffRules.UserNameMustBeUnique);
    }
}
