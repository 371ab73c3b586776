"""The methods of Sheets v4: each takes a call and gives the answer's JSON."""
