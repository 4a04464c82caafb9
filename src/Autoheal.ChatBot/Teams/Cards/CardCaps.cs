namespace Autoheal.ChatBot.Teams.Cards;

/// <summary>How many characters each kind of text may take, and how many items a list. Tried from the widest to the narrowest until a card fits.</summary>
/// <param name="Quote">Of a quotation: the first thing to go, since no decision rests on it.</param>
/// <param name="Code">Of a diff or command.</param>
/// <param name="Text">Of a stretch of text.</param>
/// <param name="Items">Of a list.</param>
internal readonly record struct CardCaps(int Quote, int Code, int Text, int Items)
{
    public static IReadOnlyList<CardCaps> Steps { get; } =
    [
        new(4000, 8000, 3000, 50), new(1000, 8000, 3000, 50), new(300, 4000, 3000, 40), new(300, 1500, 1000, 20), new(150, 600, 400, 10), new(100, 250, 200, 10),
    ];
}
