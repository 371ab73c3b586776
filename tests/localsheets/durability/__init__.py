"""What was answered stays: after a power cut, after `kill -9`."""
