using ShopFlow.Web;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddShopFlowWeb(builder.Configuration);
var app = builder.Build();
app.MapShopFlowWeb();
app.Run();
