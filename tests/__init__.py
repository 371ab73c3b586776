"""What a user would see: a mirror of the source, journeys through all of it, and its law."""
