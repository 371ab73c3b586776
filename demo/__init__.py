"""A scripted team at work in one store's sheet, seen from outside.

Starts the service and the local Google as processes and speaks only HTTP to them; imports neither.
"""
