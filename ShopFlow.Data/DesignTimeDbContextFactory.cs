using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ShopFlow.Data;

/// <summary>For <c>dotnet ef migrations add</c>, which never opens this connection.</summary>
internal sealed class DesignTimeDbContextFactory : IDesignTimeDbContextFactory<ShopFlowDbContext>
{
    public ShopFlowDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ShopFlowDbContext>().UseNpgsql("Host=localhost").Options);
}
