"""What strangers may write, and what it must not do: each claim of SECURITY.md has a test."""
