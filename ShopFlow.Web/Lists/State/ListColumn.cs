namespace ShopFlow.Web.Lists.State;

/// <summary>A column of a list: what it is called and where it stands.</summary>
/// <param name="Name">Its name in the URL, for the sort and the filter alike.</param>
public record ListColumn(string Name, string Title)
{
    /// <summary>Right-aligned, with digits of one width.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Its numbers are amounts, which some cultures write with separators of their own.</summary>
    public bool IsMoney { get; init; }

    /// <summary>Long text: on a phone it takes a line of its own.</summary>
    public bool IsWide { get; init; }

    /// <summary>Hidden until somebody chooses it.</summary>
    public bool IsExtra { get; init; }

    /// <summary>Where it stands in the card of a phone; the others are not shown there.</summary>
    public CardPlace Card { get; init; }
}

/// <summary>A card has two lines.</summary>
public enum CardPlace
{
    None,
    Title,

    /// <summary>Beside the title.</summary>
    Name,

    /// <summary>At the end of the first line.</summary>
    Corner,
    Note,

    /// <summary>At the end of the second line.</summary>
    Aside,
}
