"""What a person's own columns are: headers and cells compared with what the template declares. Pure."""
