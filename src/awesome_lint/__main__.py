"""`python -m awesome_lint`."""

from .cli.main import main

main()
