namespace ShopFlow.Data.Staff;

/// <summary>What a member of the team may do; each role includes the rights of the next one.</summary>
public static class StaffRole
{
    public const string Owner = "owner";
    public const string Manager = "manager";
    public const string Staff = "staff";
    public const string Viewer = "viewer";

    public static IReadOnlyList<string> All { get; } = [Owner, Manager, Staff, Viewer];
}
