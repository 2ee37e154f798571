"""The link checker, on a simulated internet."""
