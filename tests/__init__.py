"""What a user would see, laid out as the mirror of the source, with journeys through all of it and its law."""
