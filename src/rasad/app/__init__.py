"""The top: commands, files, the clock and the environment."""
