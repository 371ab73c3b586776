"""What people did to a sheet's structure: read, planned, guarded, put right in at most one write. It never syncs."""
