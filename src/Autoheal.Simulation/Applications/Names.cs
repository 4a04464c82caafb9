using Autoheal.Simulation.Time;

namespace Autoheal.Simulation.Applications;

/// <summary>The vocabulary that the landscape draws from.</summary>
internal static class Names
{
    private static readonly string[] s_namespaces = ["checkout", "shop", "billing", "search", "identity", "logistics", "media", "pricing"];
    private static readonly string[] s_services = ["api", "web", "orders", "basket", "catalog", "ledger", "gateway", "profile", "quotes", "tracker"];
    private static readonly string[] s_siblings = ["payments", "worker", "inventory", "notifier", "mailer", "indexer", "exporter", "scheduler"];
    private static readonly string[] s_variables = ["DB_HOST", "DATABASE_URL", "REDIS_ADDR", "BROKER_URL", "DB_DSN"];
    private static readonly string[] s_settings = ["PAYMENTS_URL", "INVENTORY_URL", "AUTH_ISSUER", "SEARCH_ENDPOINT"];
    private static readonly int[] s_ports = [8080, 8000, 3000, 5000, 9090, 8443];

    public static string Primary(SeededRandom random) => $"{random.Pick(s_namespaces)}/{random.Pick(s_services)}";

    public static string Namespace(SeededRandom random) => random.Pick(s_namespaces);

    public static string Sibling(SeededRandom random) => random.Pick(s_siblings);

    public static string Variable(SeededRandom random) => random.Pick(s_variables);

    public static string Setting(SeededRandom random) => random.Pick(s_settings);

    public static int Port(SeededRandom random) => random.Pick(s_ports);
}
