"""The command line. Nothing here imports the library before a command needs it."""
