namespace ShopFlow.Web.Lists.State;

/// <summary>A column of a list: its name, its title and its place.</summary>
/// <param name="Name">Its name in the URL, for sorting and filtering.</param>
public record ListColumn(string Name, string Title)
{
    /// <summary>Right-aligned, with digits of equal width.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Its numbers are amounts of money, which have their own separators in some cultures.</summary>
    public bool IsMoney { get; init; }

    /// <summary>Long text: on a phone it gets a line of its own.</summary>
    public bool IsWide { get; init; }

    /// <summary>Hidden until somebody chooses it.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Its place in a phone's card; without one it isn't shown there.</summary>
    public CardPlace Card { get; init; }
}

/// <summary>A card has two lines.</summary>
public enum CardPlace
{
    None,
    Title,

    /// <summary>Next to the title.</summary>
    Name,

    /// <summary>At the end of the first line.</summary>
    Corner,
    Note,

    /// <summary>At the end of the second line.</summary>
    Aside,
}
