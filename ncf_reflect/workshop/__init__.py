"""A live session: all that a facilitator can do, for the Room and the command line alike."""
