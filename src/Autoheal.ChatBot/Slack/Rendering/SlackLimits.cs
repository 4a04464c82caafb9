namespace Autoheal.ChatBot.Slack.Rendering;

/// <summary>What Slack accepts (https://docs.slack.dev/reference/block-kit/blocks); what is longer is cut where the reader sees it.</summary>
internal static class SlackLimits
{
    public const int MessageBlocks = 50;
    public const int ViewBlocks = 100;
    public const int Text = 3000;
    public const int Header = 150;
    public const int Buttons = 25;
    public const int ButtonsInARow = 5;
    public const int ButtonLabel = 75;
    public const int Value = 2000;
    public const int ActionId = 255;
    public const int ContextElements = 10;
    public const int Fields = 10;
    public const int FieldText = 2000;
    public const int ViewTitle = 24;
    public const int Metadata = 3000;
    public const int Options = 100;
    public const int OptionText = 75;
    public const int OptionValue = 150;
    public const int Label = 2000;
    public const int InputLength = 3000;
    public const int Address = 3000;
    public const int BlockId = 255;

    /// <summary>Not Slack's: more people are not called at once.</summary>
    public const int Mentions = 25;

    /// <summary>Not Slack's: a list with more lines than this is not read in a chat.</summary>
    public const int ListItems = 25;

    /// <summary>A message whose blocks hold more text than about 13,000 characters is refused (<c>msg_blocks_too_long</c>).</summary>
    public const int MessageText = 12_000;
}
