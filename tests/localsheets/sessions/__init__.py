"""What people do with other people's clients, from the first sheet to the last: one file per client."""
