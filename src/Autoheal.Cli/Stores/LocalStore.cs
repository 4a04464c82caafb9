using Autoheal.Journal;

namespace Autoheal.Cli.Stores;

/// <summary>
/// The state directory of a host on this machine: <c>AUTOHEAL_HOME</c>, by default <c>autoheal</c> in the user's data folder. Reading needs
/// read access to it; posting needs write access to its inbox, and that access is the proof of who may.
/// </summary>
internal sealed class LocalStore(ToolEnvironment environment)
{
    public string Home { get; } = environment.Variable("AUTOHEAL_HOME")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "autoheal");

    /// <summary>
    /// Who answers: <c>AUTOHEAL_PERSON</c>, or else the name of the user's account. The directory's permissions decide who may use which name;
    /// a host that several people operate is better reached over HTTP, where personal tokens prove it.
    /// </summary>
    public string PersonId => environment.Variable("AUTOHEAL_PERSON") ?? Environment.UserName;

    /// <summary>Opens the journal for reading, beside the host that writes it.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public IJournalReader OpenJournal()
    {
        var directory = AutohealStores.JournalDirectory(Home);
        return Directory.Exists(directory)
            ? FileJournal.OpenReader(directory)
            : throw ToolException.BadInput(
                $"there is no journal in '{Home}'; set AUTOHEAL_HOME to a host's state directory, or AUTOHEAL_URL to a running host");
    }

    /// <summary>Opens the inbox of the host that owns the journal.</summary>
    /// <exception cref="ToolException">There is no journal, so nobody would ever read the inbox.</exception>
    public IInbox OpenInbox()
    {
        _ = OpenJournal();
        return AutohealStores.OpenInbox(Home, environment.Clock);
    }
}
