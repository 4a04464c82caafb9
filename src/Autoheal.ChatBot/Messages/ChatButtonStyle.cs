namespace Autoheal.ChatBot.Messages;

/// <summary>How a button looks.</summary>
public enum ChatButtonStyle
{
    /// <summary>As any other.</summary>
    Plain = 0,

    /// <summary>The thing to do.</summary>
    Primary,

    /// <summary>It refuses or stops something.</summary>
    Danger,
}
