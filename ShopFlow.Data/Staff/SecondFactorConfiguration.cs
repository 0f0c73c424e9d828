using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

/// <summary>The authenticator app's key and the recovery codes.</summary>
internal sealed class StaffTokenConfiguration : IEntityTypeConfiguration<IdentityUserToken<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<int>> token)
    {
        token.ToTable("tokens", StaffRules.Schema);
        token
            .HasKey(t => new
            {
                t.UserId,
                t.LoginProvider,
                t.Name,
            })
            .HasName("tokens_pkey");
        token.Property(t => t.UserId).HasColumnName("member_id");
        token.Property(t => t.LoginProvider).HasColumnName("provider");
        token.Property(t => t.Name).HasColumnName("name");
        token.Property(t => t.Value).HasColumnName("value");
        token
            .HasOne<StaffMember>()
            .WithMany()
            .HasForeignKey(t => t.UserId)
            .OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName(StaffRules.TokenMemberMustExist);
    }
}

internal sealed class StaffPasskeyConfiguration : IEntityTypeConfiguration<IdentityUserPasskey<int>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<int>> passkey)
    {
        passkey.ToTable("passkeys", StaffRules.Schema);
        passkey.HasKey(p => p.CredentialId).HasName("passkeys_pkey");
        passkey.Property(p => p.CredentialId).HasColumnName("credential_id");
        passkey.Property(p => p.UserId).HasColumnName("member_id");
        passkey.OwnsOne(p => p.Data).ToJson("data");
        passkey.Navigation(p => p.Data).IsRequired();
        passkey
            .HasOne<StaffMember>()
            .WithMany()
            .HasForeignKey(p => p.UserId)
            .OnDelete(DeleteBehavior.Cascade)
            .HasConstraintName(StaffRules.PasskeyMemberMustExist);
        passkey.HasIndex(p => p.UserId).HasDatabaseName("ix_passkeys_member_id");
    }
}
