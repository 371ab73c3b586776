"""What Google does not have: the clock, the counts, the switches and the faults of this server, under /_local/."""
