namespace Autoheal.ChatBot.Messages;

/// <summary>How a stretch of text looks.</summary>
public enum ChatTextStyle
{
    /// <summary>As the text around it.</summary>
    Plain = 0,

    /// <summary>Stronger.</summary>
    Strong,

    /// <summary>In fixed width: a name, a value.</summary>
    Code,
}
