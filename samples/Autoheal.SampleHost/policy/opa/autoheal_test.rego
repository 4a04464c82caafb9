package autoheal_test

import rego.v1

import data.autoheal

facts := {
	"action": "rollout-undo",
	"risk": "medium",
	"environment": "staging",
	"errorBudgetRemaining": 0.5,
	"target": {"kind": "Deployment", "namespace": "shop", "name": "api", "labels": null},
}

test_staging_is_left_to_autoheal if {
	autoheal.decision.verdict == "allow" with input as facts
}

test_destructive_is_denied if {
	autoheal.decision.verdict == "deny" with input as object.union(facts, {"risk": "destructive"})
}

test_unknown_budget_in_production_is_denied if {
	autoheal.decision.verdict == "deny" with input as object.union(facts, {"environment": "production", "errorBudgetRemaining": null})
}

test_databases_want_two_seniors if {
	asked := autoheal.decision with input as object.union(facts, {"target": {"name": "orders-db"}})
	asked.verdict == "approve"
	asked.quorum == 2
}

test_labels_count_too if {
	autoheal.decision.verdict == "approve" with input as object.union(facts, {"target": {"name": "orders", "labels": {"tier": "database"}}})
}

test_denial_comes_before_approval if {
	autoheal.decision.verdict == "deny" with input as object.union(facts, {"risk": "destructive", "target": {"name": "orders-db"}})
}
