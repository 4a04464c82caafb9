# What the platform team says to Autoheal's actions. It can only tighten what Autoheal's own policy says.
# It answers {"verdict": "deny" | "approve" | "allow", "reason": "...", "quorum": 2, "roles": ["senior"]}.
package autoheal

import rego.v1

default decision := {"verdict": "allow", "reason": "nothing speaks against it"}

decision := {"verdict": "deny", "reason": concat("; ", sort(denials))} if count(denials) > 0

decision := {"verdict": "approve", "reason": "two seniors decide about databases", "quorum": 2, "roles": ["senior"]} if {
	count(denials) == 0
	is_database
}

denials contains "destructive actions are done by hand" if input.risk == "destructive"

denials contains "nothing is touched while the error budget of production is unknown" if {
	input.environment == "production"
	input.errorBudgetRemaining == null
	input.risk != "low"
}

is_database if endswith(input.target.name, "-db")

is_database if input.target.labels.tier == "database"
