"""`shopsheet doctor`: whether everything is as it must be, and, with --live, whether Google does what we rest on."""
