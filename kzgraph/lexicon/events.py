"""The event classes of the data contract with their direct properties."""

from collections.abc import Mapping

PROPERTIES: Mapping[str, str] = {
    "Request": "requests", "Agreement": "agrees", "Consultation": "consults", "Support": "supports", "Concession":
    "concedes", "Cooperation": "cooperates", "Aid": "aids", "Statement": "states", "Appraisal": "appraises",
    "Framing": "frames", "Accusation": "accuses", "Rejection": "rejects", "Denial": "denies", "Threat":
    "threatens", "Order": "orders", "Protest": "protests", "Sanction": "sanctions", "Deployment": "sends",
    "Restriction": "restricts", "Arrest": "arrests", "Repression": "represses", "Attack": "attacks", "Killing":
    "kills", "Injury": "injures", "Abduction": "abducts", "Destruction": "destroys", "Seizure": "seizes",
    "Resignation": "leavesOffice", "Appointment": "takesOffice", "PolicyChange": "changesPolicy", "LegalAction":
    "prosecutes", "Election": "votes", "Movement": "moves", "Disaster": "strikes", "Action": "does",
}  # fmt: skip
STATIC = frozenset({"leads", "memberOf", "headOf", "locatedIn", "partOf"})


def property_of(event: str) -> str:
    """Return the direct property of an event class; a static relation is its own. Raises KeyError for another name."""
    return event if event in STATIC else PROPERTIES[event]
