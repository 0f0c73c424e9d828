using System.Resources;

namespace ShopFlow.Data;

/// <summary>The texts for the shop's tables and rules, in the resources next to this file.</summary>
public static class Rules
{
    public static ResourceManager Words { get; } =
        new("ShopFlow.Data.Rules", typeof(Rules).Assembly);
}
