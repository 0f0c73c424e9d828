using MudBlazor;

namespace ShopFlow.Web.Components.Layout;

/// <summary>The shop's colours, type and sizes, light and dark, for MudBlazor and for our own style sheets.</summary>
internal static class ShopTheme
{
    private const string Hairline = "0 0 0 1px var(--sf-hair), ";

    private static readonly string[] Fonts =
    [
        "Inter",
        "-apple-system",
        "BlinkMacSystemFont",
        "Segoe UI Variable Text",
        "Segoe UI",
        "Roboto",
        "Noto Sans",
        "Liberation Sans",
        "Arial",
        "sans-serif",
    ];

    public static MudTheme Theme { get; } =
        new()
        {
            PaletteLight = Light(),
            PaletteDark = Dark(),
            Typography = Type(),
            Shadows = new() { Elevation = Elevations() },
            LayoutProperties = new()
            {
                DefaultBorderRadius = "8px",
                AppbarHeight = "56px",
                DrawerWidthLeft = "232px",
                DrawerMiniWidthLeft = "64px",
            },
            ZIndex = new()
            {
                Drawer = 1100,
                AppBar = 1200,
                Popover = 1250,
                Dialog = 1300,
                Snackbar = 1400,
                Tooltip = 1500,
            },
        };

    private static PaletteLight Light() =>
        new()
        {
            Primary = "#2F4BD8",
            PrimaryContrastText = "#FFFFFF",
            Info = "#2F4BD8",
            Dark = "#1C1D21",
            DarkContrastText = "#FFFFFF",
            Success = "#1A6F45",
            Warning = "#805300",
            Error = "#B3261E",
            TextPrimary = "#1C1D21",
            DrawerText = "#1C1D21",
            TextSecondary = "#5C5F67",
            ActionDefault = "#5C5F67",
            DrawerIcon = "#5C5F67",
            TextDisabled = "#8B8D94",
            Background = "#F6F6F4",
            BackgroundGray = "#F0F0ED",
            DrawerBackground = "#F0F0ED",
            Surface = "#FFFFFF",
            AppbarBackground = "#17181C",
            AppbarText = "#F3F3F0",
            Divider = "#E4E4E0",
            LinesDefault = "#E4E4E0",
            DividerLight = "#EEEEEB",
            TableLines = "#EDEDEA",
            TableHover = "#F8F8F6",
            LinesInputs = "#8A8A84",
            OverlayDark = "rgba(23,24,28,.42)",
            RippleOpacity = 0,
            HoverOpacity = .05,
            BorderOpacity = 1,
        };

    private static PaletteDark Dark() =>
        new()
        {
            Primary = "#8EA2FF",
            PrimaryContrastText = "#12131A",
            Info = "#8EA2FF",
            Dark = "#ECECE9",
            DarkContrastText = "#17181C",
            Success = "#6CD49B",
            Warning = "#F0BC5E",
            Error = "#FF9A92",
            ErrorContrastText = "#12131A",
            TextPrimary = "#ECECE9",
            DrawerText = "#ECECE9",
            TextSecondary = "#A4A6AE",
            ActionDefault = "#A4A6AE",
            DrawerIcon = "#A4A6AE",
            TextDisabled = "#74767E",
            Background = "#131417",
            BackgroundGray = "#18191D",
            DrawerBackground = "#18191D",
            Surface = "#1C1D21",
            AppbarBackground = "#0E0F11",
            AppbarText = "#ECECE9",
            Divider = "#2E3036",
            LinesDefault = "#2E3036",
            DividerLight = "#26282D",
            TableLines = "#26282D",
            TableHover = "#222327",
            LinesInputs = "#75777F",
            OverlayDark = "rgba(0,0,0,.6)",
            RippleOpacity = 0,
            HoverOpacity = .07,
            BorderOpacity = 1,
        };

    private static Typography Type() =>
        new()
        {
            Default = Text<DefaultTypography>(14, 20),
            Body1 = Text<Body1Typography>(14, 20),
            Body2 = Text<Body2Typography>(13, 18),
            Caption = Text<CaptionTypography>(12, 16),
            H1 = Text<H1Typography>(20, 28, 600, "-.01em"),
            H2 = Text<H2Typography>(14, 20, 600),
            H3 = Text<H3Typography>(13, 18, 600),
            H4 = Text<H4Typography>(28, 34, 600, "-.02em"),
            H5 = Text<H5Typography>(20, 26, 600),
            H6 = Text<H6Typography>(16, 24, 600),
            // Inputs use this one: a heavier weight would make everything typed bold.
            Subtitle1 = Text<Subtitle1Typography>(14, 20),
            Subtitle2 = Text<Subtitle2Typography>(13, 18, 600),
            Button = Text<ButtonTypography>(13, 18, 600),
            Overline = Text<OverlineTypography>(12, 16, 600),
        };

    private static T Text<T>(int size, int line, int weight = 400, string spacing = "0")
        where T : BaseTypography, new() =>
        new()
        {
            FontFamily = Fonts,
            FontSize = $"{size / 16m:0.####}rem",
            FontWeight = $"{weight}",
            LineHeight = $"{(decimal)line / size:0.####}",
            LetterSpacing = spacing,
            TextTransform = "none",
        };

    // Cards are flat; menus and dialogs float with a hairline border.
    private static string[] Elevations() =>
        [
            .. Enumerable.Repeat("none", 8),
            .. Enumerable.Repeat(Hairline + "0 8px 24px -6px rgba(10,11,14,.18)", 8),
            .. Enumerable.Repeat(Hairline + "0 24px 56px -12px rgba(10,11,14,.34)", 10),
        ];
}
