namespace Autoheal.Diagnostics;

/// <summary>The stable codes of <see cref="AutohealException.ErrorCode"/>.</summary>
public static class ErrorCodes
{
    /// <summary>The journal cannot be written or read.</summary>
    public const string Journal = "autoheal.journal";

    /// <summary>The blob store cannot write or read a body.</summary>
    public const string Blob = "autoheal.blob";

    /// <summary>The configuration is wrong.</summary>
    public const string Configuration = "autoheal.configuration";

    /// <summary>A permit was refused at the moment of the write.</summary>
    public const string Permit = "autoheal.permit";

    /// <summary>Input from outside is malformed.</summary>
    public const string Input = "autoheal.input";

    /// <summary>A cluster could not be reached or answered with an error.</summary>
    public const string Cluster = "autoheal.cluster";

    /// <summary>A chat platform did not take a message.</summary>
    public const string Chat = "autoheal.chat";
}
