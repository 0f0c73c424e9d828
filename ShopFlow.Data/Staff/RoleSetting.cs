using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ShopFlow.Data.Staff;

/// <summary>What an owner requires of everyone in a role.</summary>
public sealed class RoleSetting
{
    public string Role { get; set; } = null!;
    public bool RequiresSecondFactor { get; set; }
}

internal sealed class RoleSettingConfiguration : IEntityTypeConfiguration<RoleSetting>
{
    public void Configure(EntityTypeBuilder<RoleSetting> setting)
    {
        setting.ToTable(
            "role_settings",
            StaffRules.Schema,
            table =>
                table.HasCheckConstraint(
                    StaffRules.SettingRoleMustBeValid,
                    "role in ('owner', 'manager', 'staff', 'viewer')"
                )
        );
        setting.HasKey(s => s.Role).HasName("role_settings_pkey");
        setting.Property(s => s.Role).HasColumnName("role");
        setting.Property(s => s.RequiresSecondFactor).HasColumnName("requires_second_factor");
    }
}
