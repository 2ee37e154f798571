"""What a list could say and does not: links and venues that the owners of its papers know."""
